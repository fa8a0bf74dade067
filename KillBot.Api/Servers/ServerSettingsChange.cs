using KillBot.Api.Errors;
using KillBot.Api.Wire;
using KillBot.Domain.Servers;
using KillBot.Domain.Text;

namespace KillBot.Api.Servers;

/// <summary>Checks what a manager wants to change.</summary>
internal static class ServerSettingsChange
{
    private const int PrefixLength = 5;
    private static readonly string[] Languages = ["en", "de", "fr", "es", "pt-BR", "ja"];

    /// <summary>Makes the change of a request; without effect when there are errors.</summary>
    public static Action<ServerSettings> Read(
        ServerSettingsRequest request, IReadOnlyList<ServerChannel> channels, FieldErrors errors)
    {
        if (request.Prefix is { } prefix && (!VisibleText.IsValid(prefix, 1, PrefixLength) || prefix.Contains(' ', StringComparison.Ordinal)))
        {
            errors.Add("prefix", $"It has 1 to {PrefixLength} visible characters without spaces.");
        }

        var language = Array.Find(Languages, known => known.Equals(request.Language, StringComparison.OrdinalIgnoreCase));
        if (request.Language is not null && language is null)
        {
            errors.Add("language", $"It is one of {string.Join(", ", Languages)}.");
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

        var channelId = request.LeaderboardChannel.Value is { } wanted ? Find(wanted.Trim(), channels, errors) : null;
        return settings =>
        {
            settings.Prefix = request.Prefix ?? settings.Prefix;
            settings.Language = language ?? settings.Language;
            settings.KillTracker = request.Features?.KillTracker ?? settings.KillTracker;
            settings.Leaderboard = request.Features?.Leaderboard ?? settings.Leaderboard;
            settings.Notifications = request.Features?.Notifications ?? settings.Notifications;
            settings.Privacy = privacy ?? settings.Privacy;
            settings.KillNotifications = request.KillNotifications ?? settings.KillNotifications;
            settings.LeaderboardChannelId = request.LeaderboardChannel.IsGiven ? channelId : settings.LeaderboardChannelId;
            settings.ShowPrivateInstances = request.ShowPrivateInstances ?? settings.ShowPrivateInstances;
        };
    }

    private static long? Find(string wanted, IReadOnlyList<ServerChannel> channels, FieldErrors errors)
    {
        var name = wanted.StartsWith('#') ? wanted[1..] : wanted;
        List<ServerChannel> found = PublicId.TryParseChannel(wanted, out var id) ? [.. channels.Where(channel => channel.ChannelId == id)] : [];
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
                errors.Add("leaderboardChannel", "Several channels have this name. Name it by its id: channel_…");
                break;
            case []:
                errors.Add("leaderboardChannel", "There is no such channel in this server, or the bot cannot see it.");
                break;
            default:
                errors.Add("leaderboardChannel", "It is no text or announcement channel.");
                break;
        }

        return null;
    }

    private static bool TakesMessages(ServerChannel channel) => ChannelTypeName.TakesMessages(channel.Type);
}
