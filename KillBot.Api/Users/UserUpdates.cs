using KillBot.Api.Errors;
using KillBot.Api.Wire;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.StarCitizen.Citizens;
using KillBot.Domain.Text;
using KillBot.Domain.Users;

namespace KillBot.Api.Users;

/// <summary>Checks what a person wants to change.</summary>
internal static class UserUpdates
{
    /// <summary>Names that stand for people who are not named.</summary>
    private static readonly string[] Reserved = [Player.PrivateName, Player.DeletedName];

    public static ProfileChange Read(UserUpdateRequest request, FieldErrors errors)
    {
        var name = request.Username?.Trim();
        if (name is not null && !IsName(name))
        {
            errors.Add("username", $"A name has 1 to {UserUpdateRequest.NameLength} visible characters and is no placeholder.");
        }

        var handle = request.RsiHandle?.Trim();
        if (handle is not null && !PlayerHandle.IsRsiHandle(handle))
        {
            errors.Add(
                "rsiHandle",
                $"A handle has {CitizenHandle.MinLength} to {CitizenHandle.MaxLength} letters, digits, underscores and hyphens, "
                + "and is the name of no NPC.");
        }

        var privacy = request.PrivacyLevel is { } level ? PrivacyLevel.Read(level.Trim()) : null;
        if (request.PrivacyLevel is not null && privacy is null)
        {
            errors.Add("privacyLevel", "It is PUBLIC, SERVER or PRIVATE.");
        }

        return new ProfileChange(name, handle, privacy);
    }

    private static bool IsName(string name) =>
        VisibleText.IsValid(name, 1, UserUpdateRequest.NameLength)
        && TrackerText.NullIfPlaceholder(name) is not null
        && !Reserved.Contains(name, StringComparer.OrdinalIgnoreCase);
}
