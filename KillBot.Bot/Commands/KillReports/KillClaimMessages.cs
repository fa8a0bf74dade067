using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Kills.Claims;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.KillReports;

/// <summary>
/// The message in which a victim is asked, in the server's language: people stand in it as mentions, of which the victim's alone notifies.
/// </summary>
internal sealed partial class KillClaimMessages(
    IDiscordRest discord, KillClaims claims, ServerDirectory servers, GuildLanguages languages, ILogger<KillClaimMessages> logger)
{
    /// <summary>Asks in a channel, or where there is none, or the bot cannot write there, by direct message; false where neither works.</summary>
    public async Task<bool> AskAsync(KillClaim claim, Snowflake guildId, Snowflake? channelId, CancellationToken cancellationToken)
    {
        var texts = await languages.OfAsync(guildId, cancellationToken);
        var message = new CreateMessage
        {
            Content = Text("claim.question", claim, texts) + "\n" + texts.Say("claim.until", ("until", claim.ExpiresAt)),
            Components = [KillClaimButton.RowOf(claim.Id, texts)],
            AllowedMentions = AllowedMentions.OnlyUsers(IdOf(claim.VictimDiscordId)),
            Nonce = claim.Id.ToString("N")[..CreateMessage.MaxNonceLength],
        };
        return (channelId is { } channel && await PostAsync(claim, channel, message, cancellationToken))
            || (await FindDirectAsync(claim.VictimDiscordId, cancellationToken) is { } direct
                && await PostAsync(claim, direct, message, cancellationToken));
    }

    /// <summary>What the message says once the claim is decided, without buttons.</summary>
    public async Task<EditMessage> OutcomeAsync(KillClaim claim, CancellationToken cancellationToken) => new()
    {
        Content = Text(OutcomeKey(claim.State), claim, await TextsOfAsync(claim, cancellationToken)),
        Components = [],
    };

    /// <summary>Tells the reporter how it ended, as far as they take direct messages.</summary>
    public async Task TellReporterAsync(KillClaim claim, CancellationToken cancellationToken)
    {
        var message = new CreateMessage
        {
            Content = Text(OutcomeKey(claim.State), claim, await TextsOfAsync(claim, cancellationToken)),
            Nonce = string.Concat("r", claim.Id.ToString("N").AsSpan(0, CreateMessage.MaxNonceLength - 1)),
        };
        try
        {
            var channel = await discord.CreateDmAsync(IdOf(claim.ReporterDiscordId), cancellationToken);
            await discord.CreateMessageAsync(channel.Id, message, cancellationToken);
        }
        catch (DiscordRestException exception)
        {
            Log.NotTold(logger, exception.Message);
        }
    }

    /// <summary>Shows that the time is over; false where that is worth another try.</summary>
    public async Task<bool> CloseAsync(KillClaim claim, CancellationToken cancellationToken)
    {
        if (claim is not { ChannelId: { } channel, MessageId: { } message })
        {
            return true;
        }

        try
        {
            var edit = new EditMessage
            {
                Content = Text(OutcomeKey(KillClaimState.Expired), claim, await TextsOfAsync(claim, cancellationToken)),
                Components = [],
            };
            await discord.EditMessageAsync(IdOf(channel), IdOf(message), edit, cancellationToken);
            return true;
        }
        catch (DiscordRestException exception)
        {
            // Deleted, or out of reach for good: the claim ends all the same.
            Log.NotClosed(logger, exception.Message);
            return !exception.IsTransient;
        }
    }

    private async Task<bool> PostAsync(KillClaim claim, Snowflake channel, CreateMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var posted = await discord.CreateMessageAsync(channel, message, cancellationToken);
            await claims.AskedAsync(claim.Id, (long)channel.Value, (long)posted.Id.Value);
            return true;
        }
        catch (DiscordRestException exception)
        {
            Log.NotAsked(logger, exception.Message);
            return false;
        }
    }

    private async Task<Snowflake?> FindDirectAsync(long discordId, CancellationToken cancellationToken)
    {
        try
        {
            return (await discord.CreateDmAsync(IdOf(discordId), cancellationToken)).Id;
        }
        catch (DiscordRestException exception)
        {
            Log.NotAsked(logger, exception.Message);
            return null;
        }
    }

    private async Task<LanguageTexts> TextsOfAsync(KillClaim claim, CancellationToken cancellationToken) =>
        await servers.FindAsync(claim.ServerId, null, cancellationToken) is { DiscordId: { } guildId }
            ? await languages.OfAsync(IdOf(guildId), cancellationToken)
            : LanguageTexts.English;

    private static string OutcomeKey(KillClaimState state) => state switch
    {
        KillClaimState.Confirmed => "claim.confirmed",
        KillClaimState.Disputed => "claim.disputed",
        KillClaimState.Void => "claim.void",
        _ => "claim.expired",
    };

    private static string Text(string key, KillClaim claim, LanguageTexts texts) => texts.Say(
        key,
        ("killer", TextValue.User(IdOf(claim.ReporterDiscordId))),
        ("victim", TextValue.User(IdOf(claim.VictimDiscordId))),
        ("weapon", claim.Weapon is { } weapon ? TextValue.Escaped(weapon) : TextValue.Markdown(texts["claim.no-weapon"])));

    private static Snowflake IdOf(long id) => new((ulong)id);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The victim of a reported kill could not be asked there: {Reason}")]
        public static partial void NotAsked(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Information, "The reporter of a kill could not be told how it ended: {Reason}")]
        public static partial void NotTold(ILogger logger, string reason);

        [LoggerMessage(3, LogLevel.Information, "The message about a reported kill could not be closed: {Reason}")]
        public static partial void NotClosed(ILogger logger, string reason);
    }
}
