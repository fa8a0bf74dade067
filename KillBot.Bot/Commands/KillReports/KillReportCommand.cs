using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Kills.Claims;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Text;

namespace KillBot.Bot.Commands.KillReports;

/// <summary><c>/kill report victim|player [weapon]</c>: asks the victim to confirm a kill of the caller's.</summary>
internal sealed class KillReportCommand(
    PlayerQueries players, ClaimableVictims victims, ServerSettingsService settings, KillClaims claims, KillClaimMessages messages) : ISubcommandHandler
{
    public static string Path => "kill report";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
        await context.ReplyEphemeralAsync(await ReportAsync(context, cancellationToken), cancellationToken);

    private async Task<string> ReportAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var guildId = (long)context.GuildId!.Value.Value;
        var callerId = (long)context.Caller.Id.Value;
        var weapon = context.Options.FindString(KillCommand.WeaponOption)?.Trim();
        if (string.IsNullOrEmpty(weapon))
        {
            weapon = null;
        }
        else if (!VisibleText.IsValid(weapon, 1, KillCommand.MaxNameLength))
        {
            return texts["claim.bad-weapon"];
        }

        if (await settings.FindByGuildAsync(guildId, cancellationToken) is { KillTracker: false })
        {
            return texts["players.tracker-off"];
        }

        if (await players.FindByDiscordIdAsync(callerId, cancellationToken) is not [var killer, ..])
        {
            return texts["claim.no-player"];
        }

        var user = context.Options.FindUser(KillCommand.VictimOption);
        var name = context.Options.FindString(KillCommand.PlayerOption)?.Trim();
        if ((user is null) == string.IsNullOrEmpty(name))
        {
            return texts["claim.victim-or-player"];
        }

        var victim = user is not null
            ? await victims.FindByAccountAsync((long)user.Id.Value, guildId, cancellationToken)
            : await victims.FindByNameAsync(name!, guildId, cancellationToken);
        if (victim is null)
        {
            return user is not null
                ? texts.Say("claim.unknown-user", ("user", TextValue.User(user.Id)))
                : texts.Say("claim.unknown-player", ("player", TextValue.Escaped(name)));
        }

        return victim.DiscordId == callerId
            ? texts["claim.yourself"]
            : await OpenAsync(context, new NewKillClaim(guildId, callerId, victim.DiscordId, killer.Id, victim.PlayerId, weapon), cancellationToken);
    }

    private async Task<string> OpenAsync(InteractionContext context, NewKillClaim told, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var victim = TextValue.User(new Snowflake((ulong)told.VictimDiscordId));
        var (opening, claim) = await claims.OpenAsync(told);
        if (claim is null)
        {
            return opening switch
            {
                KillClaimOpening.TooManyOpen => texts.Say("claim.too-many-open", ("count", KillClaims.MaxOpen)),
                KillClaimOpening.TooManyOfPair => texts.Say("claim.too-many-of-pair", ("count", KillClaims.MaxOfPair), ("victim", victim)),
                _ => texts.Say("claim.victim-refuses", ("victim", victim)),
            };
        }

        var channel = SeesChannel(context, claim) && MayWrite(context.AppPermissions) ? context.ChannelId : null;
        if (await messages.AskAsync(claim, context.GuildId!.Value, channel, cancellationToken))
        {
            return texts.Say("claim.asked", ("victim", victim), ("until", claim.ExpiresAt));
        }

        await claims.WithdrawAsync(claim.Id);
        return texts.Say("claim.cannot-ask", ("victim", victim));
    }

    // What Discord refuses counts against the bot, however often somebody tries.
    private static bool MayWrite(Permissions permissions) => permissions.HasFlag(Permissions.Administrator)
        || (permissions.HasFlag(Permissions.ViewChannel)
            && (permissions.HasFlag(Permissions.SendMessages) || permissions.HasFlag(Permissions.SendMessagesInThreads)));

    private static bool SeesChannel(InteractionContext context, KillClaim claim) =>
        context.Options.FindUser(KillCommand.VictimOption)?.Id.Value == (ulong)claim.VictimDiscordId
        && context.Options.FindMember(KillCommand.VictimOption)?.Permissions is { } permissions
        && (permissions.HasFlag(Permissions.ViewChannel) || permissions.HasFlag(Permissions.Administrator));
}
