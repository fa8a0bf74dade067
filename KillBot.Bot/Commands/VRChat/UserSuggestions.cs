using KillBot.Bot.Commands.Players;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>People to choose from while one types: those whom this server's trackers met, and the caller may see.</summary>
internal sealed class UserSuggestions(ServerEncounterQueries encounters, VRChatVisibility visibility, Audiences audiences)
{
    private const int Max = 25;
    private const int MaxLabel = 100;

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> FindAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString?.Trim() ?? "";
        var audience = await audiences.OfAsync(request, cancellationToken);
        if (audience.ServerId is not { } serverId)
        {
            return [];
        }

        var found = await encounters.SuggestAsync(serverId, typed, Max, cancellationToken);
        var hidden = await visibility.FindHiddenAsync([.. found.Select(user => user.Id)], audience.Caller, cancellationToken);
        return
        [
            .. found.Where(user => !hidden.Contains(user.Id)).Select(user => new ApplicationCommandOptionChoice
            {
                Name = Markdown.Plain(user.DisplayName, MaxLabel) is { Length: > 0 } name ? name : user.Id,
                Value = user.Id,
            }),
        ];
    }
}
