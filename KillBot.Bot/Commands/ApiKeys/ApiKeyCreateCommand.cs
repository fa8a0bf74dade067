using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Bot.Commands.ApiKeys;

/// <summary><c>/apikey create [player] [name] [days]</c>: shows the key, once, with what to enter in which tracker.</summary>
internal sealed class ApiKeyCreateCommand(CallerAccounts accounts, PlayerQueries players, ApiKeyService keys, ApiKeyReply reply, TimeProvider timeProvider)
    : ISubcommandHandler, IAutocompleteHandler
{
    private const string DefaultName = "Discord";
    private const int MaxSuggestions = 25;

    public static string Path => "apikey create";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var playerName = context.Options.FindString(ApiKeyCommand.Player)?.Trim();
        var name = context.Options.FindString(ApiKeyCommand.Name)?.Trim() ?? DefaultName;
        if (playerName is not null && !ApiKeyNames.IsPlayerName(playerName))
        {
            await context.ReplyEphemeralAsync(texts["apikey.bad-player"], cancellationToken);
            return;
        }

        if (!ApiKeyNames.IsName(name))
        {
            await context.ReplyEphemeralAsync(texts["apikey.bad-name"], cancellationToken);
            return;
        }

        var user = await accounts.EnsureAsync(context, cancellationToken);
        if (playerName is null)
        {
            var own = await FindOwnAsync(user.Id, cancellationToken);
            if (own.Count != 1)
            {
                await context.ReplyEphemeralAsync(texts[own.Count == 0 ? "apikey.no-player" : "apikey.which-player"], cancellationToken);
                return;
            }

            playerName = own[0];
        }

        var expiresAt = context.Options.FindInteger(ApiKeyCommand.Days) is { } days
            ? timeProvider.GetUtcNow() + TimeSpan.FromDays(days)
            : (DateTimeOffset?)null;
        var made = await keys.CreateOwnAsync(new NewOwnApiKey(user.DiscordId, playerName, name, ApiKeyKind.Standard, expiresAt));
        await context.ReplyEphemeralAsync(
            made.Refusal is { } refusal ? Explain(refusal, playerName, texts) : reply.Of(made.Key!, made.Secret!, texts), cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString ?? "";
        var own = await accounts.FindAsync(request, cancellationToken) is { } user ? await FindOwnAsync(user.Id, cancellationToken) : [];
        return
        [
            .. own.Where(player => player.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(MaxSuggestions)
                .Select(player => new ApplicationCommandOptionChoice { Name = Markdown.Plain(player, 100), Value = player }),
        ];
    }

    private async Task<List<string>> FindOwnAsync(Guid userId, CancellationToken cancellationToken) =>
    [
        .. (await players.FindByUserAsync(userId, cancellationToken))
            .Where(player => player.Game == Games.StarCitizen).Select(player => player.Name),
    ];

    private static string Explain(ApiKeyRefusal refusal, string player, LanguageTexts texts) => refusal switch
    {
        ApiKeyRefusal.PlayerClaimed => texts.Say("apikey.player-claimed", ("player", TextValue.Escaped(player))),
        ApiKeyRefusal.TooManyKeys => texts.Say("apikey.too-many-keys", ("max", ApiKeyService.MaxKeysPerAccount)),
        ApiKeyRefusal.TooManyPlayers => texts.Say("apikey.too-many-players", ("max", ApiKeyService.MaxPlayersPerAccount)),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
