namespace KillBot.Domain.VRChat.Client;

/// <summary>What proves a login to VRChat. Both are secrets.</summary>
/// <param name="Auth">Stands for the login.</param>
/// <param name="TwoFactorAuth">Stands for a device that has shown its second factor: it is spared it at the next login.</param>
internal readonly record struct VRChatCookies(string? Auth, string? TwoFactorAuth)
{
    private const int MaxLength = 4096;

    /// <summary>As a request sends them; null for none.</summary>
    public string? Header => (Auth, TwoFactorAuth) switch
    {
        (null, null) => null,
        (not null, null) => $"auth={Auth}",
        (null, not null) => $"twoFactorAuth={TwoFactorAuth}",
        _ => $"auth={Auth}; twoFactorAuth={TwoFactorAuth}",
    };

    /// <summary>With those that an answer has set; VRChat sends a cookie once.</summary>
    public VRChatCookies With(VRChatCookies set) => new(set.Auth ?? Auth, set.TwoFactorAuth ?? TwoFactorAuth);

    /// <summary>Reads the <c>Set-Cookie</c> headers of an answer.</summary>
    public static VRChatCookies Read(IEnumerable<string?> headers)
    {
        var cookies = new VRChatCookies();
        foreach (var header in headers)
        {
            var pair = (header ?? "").AsSpan();
            pair = pair.IndexOf(';') is >= 0 and var end ? pair[..end] : pair;
            var equals = pair.IndexOf('=');
            if (equals < 0 || Value(pair[(equals + 1)..]) is not { } value)
            {
                continue;
            }

            cookies = pair[..equals].Trim() switch
            {
                "auth" => cookies with { Auth = value },
                "twoFactorAuth" => cookies with { TwoFactorAuth = value },
                _ => cookies,
            };
        }

        return cookies;
    }

    /// <summary>Nothing of it, so that no log can hold it.</summary>
    public override string ToString() => nameof(VRChatCookies);

    // It goes back in a header: RFC 6265, section 4.1.1, lets nothing else in.
    private static string? Value(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length is > 0 and <= MaxLength && !text.ContainsAnyExceptInRange('!', '~') && !text.ContainsAny('"', ',', '\\')
            ? text.ToString()
            : null;
    }
}
