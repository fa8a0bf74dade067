namespace KillBot.Domain.VRChat.Client;

/// <summary>The part of the section <c>VRChat</c> that says how its API is asked.</summary>
public sealed class VRChatApiOptions
{
    private const int MaxContactLength = 200;

    /// <summary>An http or https address without query.</summary>
    public Uri ApiBaseUrl { get; set; } = new("https://api.vrchat.cloud/api/1");

    /// <summary>
    /// The operator's e-mail or web address. VRChat wants to know whom to ask about a program
    /// (https://hello.vrchat.com/creator-guidelines). Empty: the project's address alone.
    /// </summary>
    public string Contact { get; set; } = "";

    /// <summary>It can stand in a comment of <c>User-Agent</c>, and looks like an address.</summary>
    public bool IsContactValid =>
        Contact.Length == 0
        || (Contact.Length <= MaxContactLength
            && !Contact.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !Contact.AsSpan().ContainsAny('(', ')', '\\')
            && (Contact.Contains('@', StringComparison.Ordinal) || Contact.Contains("://", StringComparison.Ordinal)));

    internal string UserAgent
    {
        get
        {
            var version = typeof(VRChatApiOptions).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
            return $"KillBot/{version} (+https://github.com/killbot/killbot{(Contact.Length == 0 ? "" : $"; {Contact}")})";
        }
    }
}
