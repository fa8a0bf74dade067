using System.Net;
using KillBot.Domain.VRChat.Client;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Login;

/// <summary>
/// What a login says to VRChat (https://vrchat.community/getting-started#authentication). Whoever leaves meanwhile stops only
/// <see cref="AskAsync"/>: all other answers hold what VRChat gives once, a session, or have used up a code.
/// </summary>
internal sealed partial class LoginRequests(VRChatRequestQueue queue, ILogger<LoginRequests> logger)
{
    /// <param name="device">The cookie of a device that has shown its second factor, if any.</param>
    /// <exception cref="VRChatException">Wrong credentials, or VRChat cannot be asked.</exception>
    public async Task<(CurrentUserAnswer Answer, VRChatCookies Cookies)> StartAsync(
        string username, string password, string? device)
    {
        var response = await queue.SendAsync(VRChatRequest.LogIn(username, password, device), CancellationToken.None);
        var answer = CurrentUserAnswer.Read(response)
            ?? throw new VRChatException(VRChatFailure.Refused, "VRChat does not take this user name with this password.");
        var cookies = new VRChatCookies(null, device).With(response.Cookies);
        return cookies.Auth is null ? throw VRChatException.Unreadable() : (answer, cookies);
    }

    /// <summary>Shows a code.</summary>
    /// <exception cref="VRChatException">A wrong code, or VRChat cannot be asked.</exception>
    public async Task<PendingLogin> ShowAsync(PendingLogin pending, string typed)
    {
        var (path, code) = SecondFactor.Choose(pending.Methods, typed);
        var response = await queue.SendAsync(VRChatRequest.Verify(path, code, pending.Cookies), CancellationToken.None);
        return response.Status switch
        {
            HttpStatusCode.OK when IsVerified(response) =>
                pending with { Cookies = pending.Cookies.With(response.Cookies), IsVerified = true },
            HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized =>
                throw new VRChatException(VRChatFailure.Refused, "VRChat does not take this code."),
            _ => throw VRChatException.Unreadable(),
        };
    }

    /// <summary>Whose login it is; null when VRChat does not take it. The cookies are those to go on with.</summary>
    /// <exception cref="VRChatException">VRChat cannot be asked.</exception>
    public async Task<(CurrentUserAnswer? Answer, VRChatCookies Cookies)> AskAsync(
        VRChatCookies cookies, CancellationToken cancellationToken)
    {
        var response = await queue.SendAsync(VRChatRequest.CurrentUser(cookies), cancellationToken);
        return (CurrentUserAnswer.Read(response), cookies.With(response.Cookies));
    }

    /// <summary>Ends a login that is forgotten here already: that VRChat could not be told keeps nobody.</summary>
    public async Task EndAsync(VRChatCookies cookies)
    {
        try
        {
            await queue.SendAsync(VRChatRequest.LogOut(cookies), CancellationToken.None);
        }
        catch (VRChatException failure)
        {
            Log.NotTold(logger, failure.Message);
        }
    }

    private static bool IsVerified(VRChatResponse response)
    {
        using var document = VRChatJson.Parse(response.Body);
        return document.RootElement.Flag("verified");
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "VRChat was not told of the logout. {Reason}")]
        public static partial void NotTold(ILogger logger, string reason);
    }
}
