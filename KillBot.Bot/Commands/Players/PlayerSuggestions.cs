using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Players;

namespace KillBot.Bot.Commands.Players;

/// <summary>Names to choose from while one types: the caller's own, then public players.</summary>
internal sealed class PlayerSuggestions(PlayerQueries players)
{
    private const int Max = 25;
    private const int MaxLength = 100;

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString ?? "";
        var own = await players.FindByDiscordIdAsync((long)request.Caller.Id.Value, cancellationToken);
        var names = own.Select(player => player.Name).Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Concat(await players.SuggestAsync(typed, Max, cancellationToken));
        return
        [
            .. names.Distinct(StringComparer.OrdinalIgnoreCase).Take(Max)
                .Select(name => new ApplicationCommandOptionChoice { Name = Markdown.Plain(name, MaxLength), Value = name }),
        ];
    }
}
