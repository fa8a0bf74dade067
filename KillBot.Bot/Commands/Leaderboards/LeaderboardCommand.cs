using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Leaderboards;

namespace KillBot.Bot.Commands.Leaderboards;

/// <summary><c>/leaderboard [type] [period] [scope]</c>: who leads, page by page.</summary>
internal sealed class LeaderboardCommand(LeaderboardPages pages) : IApplicationCommandHandler
{
    private const string Type = "type";
    private const string Scope = "scope";

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "leaderboard",
        Options =
        [
            ApplicationCommandOption.OneOf(Type, [.. Enum.GetValues<LeaderboardType>().Select(LeaderboardTypes.NameOf)]),
            PeriodOption.Optional,
            ApplicationCommandOption.OneOf(Scope, [LeaderboardPageId.Server, LeaderboardPageId.Everywhere]),
        ],
    }.Localized();

    public static Deferral Deferral => Deferral.Public;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var scope = context.Options.FindString(Scope);
        var page = new LeaderboardPageId(
            LeaderboardTypes.Find(context.Options.FindString(Type)) ?? LeaderboardType.Kills,
            PeriodOption.Read(context.Options),
            scope is null ? context.GuildId is null : scope == LeaderboardPageId.Everywhere,
            Offset: 0);
        if (await pages.FindRefusalAsync(page, context, cancellationToken) is { } refusal)
        {
            await context.ReplyEphemeralAsync(refusal, cancellationToken);
            return;
        }

        var (embed, buttons, ownPlace) = await pages.WriteAsync(page, context, cancellationToken);
        await context.RespondAsync(new FollowupMessage { Embeds = [embed], Components = buttons }, cancellationToken);
        if (ownPlace is not null)
        {
            await context.FollowupAsync(new FollowupMessage { Content = ownPlace, Flags = MessageFlags.Ephemeral }, cancellationToken);
        }
    }
}
