namespace KillBot.Domain.VRChat.Login;

/// <summary>The kinds of code that VRChat asks for, by the names in its answer to a login.</summary>
internal static class SecondFactor
{
    /// <summary>Of an authenticator app: six digits.</summary>
    public const string App = "totp";

    /// <summary>A recovery code: <c>xxxx-xxxx</c>.</summary>
    public const string Recovery = "otp";

    /// <summary>Sent by e-mail: six digits.</summary>
    public const string Email = "emailOtp";

    private const int RecoveryLength = 8;

    public static bool IsKnown(string method) => method is App or Recovery or Email;

    /// <summary>Where a code is to be shown, and in which form.</summary>
    /// <param name="methods">What VRChat asks for; not empty.</param>
    /// <param name="typed">Letters, digits, hyphens and white space.</param>
    public static (string Path, string Code) Choose(IReadOnlyList<string> methods, string typed)
    {
        var code = string.Concat(typed.Where(char.IsAsciiLetterOrDigit));
        var isRecovery = methods.Contains(Recovery) && (code.Length == RecoveryLength || methods.Count == 1);
        return isRecovery ? ("otp", code.Length == RecoveryLength ? $"{code[..4]}-{code[4..]}" : code)
            : methods.Contains(App) ? ("totp", code)
            : methods.Contains(Email) ? ("emailotp", code)
            : ("otp", code);
    }
}
