using KillBot.Api.Errors;
using KillBot.Api.Wire;
using KillBot.Domain.Servers;
using KillBot.Domain.Text;

namespace KillBot.Api.Servers;

/// <summary>Checks what a manager wants to change.</summary>
internal static class ServerSettingsChange
{
    /// <summary>Makes the change of a request; without effect when there are errors.</summary>
    public static Action<ServerSettings> Read(
        ServerSettingsRequest request, Server server, IReadOnlyList<ServerChannel> channels, FieldErrors errors)
    {
        if (request.Prefix is { } prefix && !ServerSettingsRules.IsPrefix(prefix))
        {
            errors.Add("prefix", $"It has 1 to {ServerSettingsRules.PrefixLength} visible characters without spaces.");
        }

        foreach (var name in request.Features?.Unknown?.Keys ?? [])
        {
            errors.Add($"features.{name}", "The features are killTracker, leaderboard and notifications.");
        }

        var privacy = request.PrivacyLevel is { } level ? PrivacyLevel.Read(level) : null;
        if (request.PrivacyLevel is not null && privacy is null)
        {
            errors.Add("privacyLevel", "It is public, server or private.");
        }

        var language = Find(
            request.Language,
            "language",
            ServerSettingsRules.FindLanguage,
            $"It is null or one of {string.Join(", ", ServerSettingsRules.Languages)}.",
            errors);
        var timeZone = Find(
            request.TimeZone, "timeZone", TimeZoneNames.Find, "It is null or the IANA name of a time zone, such as Europe/Berlin.", errors);
        var leaderboardChannel = FindChannel(request.LeaderboardChannel, "leaderboardChannel", channels, errors);
        var noticeChannel = FindChannel(request.NoticeChannel, "noticeChannel", channels, errors);
        var adminRole = FindRole(request.AdminRole, server, errors);
        return settings =>
        {
            settings.Prefix = request.Prefix ?? settings.Prefix;
            settings.Language = request.Language.IsGiven ? language : settings.Language;
            settings.KillTracker = request.Features?.KillTracker ?? settings.KillTracker;
            settings.Leaderboard = request.Features?.Leaderboard ?? settings.Leaderboard;
            settings.Notifications = request.Features?.Notifications ?? settings.Notifications;
            settings.Privacy = privacy ?? settings.Privacy;
            settings.KillNotifications = request.KillNotifications ?? settings.KillNotifications;
            settings.LeaderboardChannelId = request.LeaderboardChannel.IsGiven ? leaderboardChannel : settings.LeaderboardChannelId;
            settings.ShowPrivateInstances = request.ShowPrivateInstances ?? settings.ShowPrivateInstances;
            settings.TimeZone = request.TimeZone.IsGiven ? timeZone : settings.TimeZone;
            settings.NoticeChannelId = request.NoticeChannel.IsGiven ? noticeChannel : settings.NoticeChannelId;
            settings.AdminRoleId = request.AdminRole.IsGiven ? adminRole : settings.AdminRoleId;
        };
    }

    private static string? Find(OptionalText wanted, string field, Func<string, string?> find, string error, FieldErrors errors)
    {
        if (wanted.Value is not { } text)
        {
            return null;
        }

        var found = find(text);
        if (found is null)
        {
            errors.Add(field, error);
        }

        return found;
    }

    private static long? FindRole(OptionalText wanted, Server server, FieldErrors errors)
    {
        if (wanted.Value is not { } text)
        {
            return null;
        }

        if (PublicId.TryParseSnowflake(text, out var id) && ServerSettingsRules.CanBeAdminRole(server.DiscordId, id))
        {
            return id;
        }

        errors.Add("adminRole", "It is null or the Discord id of a role other than @everyone.");
        return null;
    }

    private static long? FindChannel(OptionalText wanted, string field, IReadOnlyList<ServerChannel> channels, FieldErrors errors)
    {
        if (wanted.Value?.Trim() is not { } text)
        {
            return null;
        }

        var name = text.StartsWith('#') ? text[1..] : text;
        List<ServerChannel> found = PublicId.TryParseChannel(text, out var id) ? [.. channels.Where(channel => channel.ChannelId == id)] : [];
        if (found.Count == 0)
        {
            found = [.. channels.Where(channel => channel.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        }

        // Voice channels and categories may bear the same name.
        found = found.Exists(TakesMessages) ? found.FindAll(TakesMessages) : found;
        switch (found)
        {
            case [var channel] when TakesMessages(channel):
                return channel.ChannelId;
            case [_, _, ..] when TakesMessages(found[0]):
                errors.Add(field, "Several channels have this name. Name it by its id: channel_…");
                break;
            case []:
                errors.Add(field, "There is no such channel in this server, or the bot cannot see it.");
                break;
            default:
                errors.Add(field, "It is no text or announcement channel.");
                break;
        }

        return null;
    }

    private static bool TakesMessages(ServerChannel channel) => ServerSettingsRules.TakesMessages(channel.Type);
}
