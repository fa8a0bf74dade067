using KillBot.Domain.Text;

namespace KillBot.Api.VRChat;

/// <summary>
/// Checks what goes to VRChat as credentials, by length and for control characters only: what a password may hold is VRChat's to say. The
/// texts are those of the API's document and of the server that it describes.
/// </summary>
internal static class VRChatCredentials
{
    /// <summary>What is wrong, in a few words and in a sentence; null when nothing is.</summary>
    public static (string Error, string Details)? Check(VRChatLoginRequest request)
    {
        if (string.IsNullOrEmpty(request.Username) || string.IsNullOrEmpty(request.Password))
        {
            return ("Missing credentials", "Both username and password are required");
        }

        if (request.Username.Length > VRChatLoginRequest.UsernameLength)
        {
            return ("Invalid username", $"A username has 1 to {VRChatLoginRequest.UsernameLength} characters");
        }

        if (request.Password.Length > VRChatLoginRequest.PasswordLength)
        {
            return ("Invalid password", $"A password has 1 to {VRChatLoginRequest.PasswordLength} characters");
        }

        return StorableText.IsValid(request.Username) && StorableText.IsValid(request.Password)
            ? null
            : ("Invalid characters in credentials", "Credentials contain control characters. Type them again");
    }

    /// <inheritdoc cref="Check(VRChatLoginRequest)"/>
    public static (string Error, string Details)? Check(VRChatCodeRequest request)
    {
        var code = request.Code?.Replace(" ", "", StringComparison.Ordinal);
        if (string.IsNullOrEmpty(code))
        {
            return ("Missing 2FA code", "Send the code as VRChat or the authenticator app shows it");
        }

        if (code.Length is < VRChatCodeRequest.MinLength or > VRChatCodeRequest.MaxLength)
        {
            return ("Invalid 2FA code length", $"A code has {VRChatCodeRequest.MinLength} to {VRChatCodeRequest.MaxLength} characters");
        }

        return code.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            ? null
            : ("Invalid 2FA code format", "A code has letters, digits and hyphens only");
    }
}
