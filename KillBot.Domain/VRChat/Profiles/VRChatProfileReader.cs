using System.Net;
using KillBot.Domain.VRChat.Client;
using KillBot.Domain.VRChat.Login;

namespace KillBot.Domain.VRChat.Profiles;

/// <summary>Asks VRChat for profiles, with the instance's login.</summary>
public sealed class VRChatProfileReader
{
    private readonly VRChatRequestQueue _queue;
    private readonly VRChatLogin _login;

    internal VRChatProfileReader(VRChatRequestQueue queue, VRChatLogin login)
    {
        _queue = queue;
        _login = login;
    }

    /// <param name="id">A valid <see cref="VRChatUserId"/>.</param>
    /// <exception cref="VRChatException">There is no login, nobody by this id, or VRChat cannot be asked.</exception>
    public async Task<VRChatProfile> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (!VRChatUserId.IsValid(id))
        {
            throw new ArgumentException("This cannot be a user's id.", nameof(id));
        }

        var cookies = await _login.UseAsync(cancellationToken);
        var response = await _queue.SendAsync(VRChatRequest.User(id, cookies), cancellationToken);
        switch (response.Status)
        {
            case HttpStatusCode.OK:
                if (cookies.With(response.Cookies) != cookies)
                {
                    await _login.RenewAsync(cookies, response.Cookies);
                }

                return VRChatProfile.Read(response.Body, id);
            case HttpStatusCode.Unauthorized:
                await _login.DoubtAsync(cancellationToken);
                throw new VRChatException(VRChatFailure.SignedOut, "VRChat does not take the login any more.");
            default:
                throw VRChatException.Unreadable();
        }
    }
}
