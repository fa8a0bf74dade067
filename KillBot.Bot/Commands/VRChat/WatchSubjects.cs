using KillBot.Bot.Commands.Players;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Players;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>Whom and what a server's trackers have met: what there is to watch.</summary>
internal sealed class WatchSubjects(
    ServerEncounterQueries encounters, ServerWorldQueries worlds, VRChatVisibility visibility, Audiences audiences, UserSuggestions suggestions)
{
    private const int MaxSuggestions = 25;
    private const int MaxLabel = 100;

    /// <param name="reader">Who will be told.</param>
    public async Task<(string Id, string Name)?> FindUserAsync(Guid serverId, string typed, Viewer reader, CancellationToken cancellationToken) =>
        await encounters.FindAsync(serverId, typed, cancellationToken) is { } found
        && (await visibility.FindHiddenAsync([found.Id], reader, cancellationToken)).Count == 0
            ? (found.Id, found.DisplayName)
            : null;

    public async Task<(string Id, string Name)?> FindWorldAsync(Guid serverId, string typed, CancellationToken cancellationToken)
    {
        var found = await worlds.FindAsync(serverId, typed, MaxSuggestions, cancellationToken);
        (string Id, string Name)[] exact =
            [.. found.Where(world => world.Id == typed || string.Equals(world.Name, typed, StringComparison.OrdinalIgnoreCase))];
        return exact.Length == 0 ? null : exact[0];
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        if (request.Options.Focused?.Name == VRChatCommand.User)
        {
            return await suggestions.FindAsync(request, cancellationToken);
        }

        var audience = await audiences.OfAsync(request, cancellationToken);
        if (audience.ServerId is not { } serverId)
        {
            return [];
        }

        var found = await worlds.FindAsync(serverId, request.Options.Focused?.Value?.AsString?.Trim() ?? "", MaxSuggestions, cancellationToken);
        return
        [
            .. found.Select(world => new ApplicationCommandOptionChoice
            {
                Name = Markdown.Plain(world.Name, MaxLabel) is { Length: > 0 } name ? name : world.Id,
                Value = world.Id,
            }),
        ];
    }
}
