using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Api.VRChat;

/// <summary>People who were met in VRChat, with their visits.</summary>
internal sealed class VRChatProfiles(VRChatUserQueries users, VRChatActivityQueries activity)
{
    private const int EncounterLimit = 100;

    /// <summary>The profile of somebody who was met; null for others.</summary>
    public async Task<VRChatUserProfileResponse?> FindAsync(
        string userId, ActivityPosition? before, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(userId, cancellationToken) is not { } user)
        {
            return null;
        }

        var visits = await activity.ListVisitsAsync(userId, before, EncounterLimit + 1, cancellationToken);
        return new VRChatUserProfileResponse(
            VRChatUserResponse.From(user),
            [.. visits.Take(EncounterLimit).Select(VRChatEncounterResponse.From)],
            user.TimesEncountered,
            VRChatPage.Next(visits, EncounterLimit, VRChatPage.CursorOf));
    }
}
