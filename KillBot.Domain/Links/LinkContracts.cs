using KillBot.Domain.Players;

namespace KillBot.Domain.Links;

/// <summary>What came of asking for a code.</summary>
public abstract record LinkRequest
{
    private LinkRequest()
    {
    }

    /// <summary>The same code again for the same subject, while it holds.</summary>
    public sealed record Waiting(LinkCode Code) : LinkRequest;

    /// <summary>The account has proven it already.</summary>
    public sealed record Linked(AccountLink Link) : LinkRequest;

    /// <summary>The account has <see cref="LinkService.MaxLinks"/>, or as many players as it may.</summary>
    public sealed record TooMany : LinkRequest;
}

/// <summary>What came of looking for a code.</summary>
public abstract record LinkCheck
{
    private LinkCheck()
    {
    }

    /// <summary>The code was there: the identity is the account's.</summary>
    public sealed record Proven(AccountLink Link) : LinkCheck;

    /// <summary>The page was read and the code is not in its bio.</summary>
    public sealed record CodeMissing(LinkCode Code) : LinkCheck;

    /// <summary>There is no such page, or it does not show itself.</summary>
    public sealed record PageMissing(LinkCode Code) : LinkCheck;

    /// <summary>The page could not be read.</summary>
    public sealed record Unavailable : LinkCheck;

    /// <summary>Nobody is signed in to VRChat, so that it cannot be asked.</summary>
    public sealed record SignedOut : LinkCheck;

    /// <summary>It was looked for less than <see cref="LinkService.CheckInterval"/> ago.</summary>
    public sealed record TooSoon(DateTimeOffset Next) : LinkCheck;

    /// <summary>The account has no code of this kind, or it has expired.</summary>
    public sealed record NoCode : LinkCheck;
}

/// <summary>All by which an account is known elsewhere.</summary>
/// <param name="Players">Proven or not, the first first.</param>
/// <param name="Codes">That hold still.</param>
public sealed record AccountLinks(IReadOnlyList<Player> Players, IReadOnlyList<AccountLink> Links, IReadOnlyList<LinkCode> Codes);

/// <summary>What a public page has.</summary>
internal abstract record PublicBio
{
    private PublicBio()
    {
    }

    public sealed record Found(string Name, string? Text) : PublicBio;

    public sealed record Missing : PublicBio;

    public sealed record Unavailable : PublicBio;

    public sealed record SignedOut : PublicBio;
}
