using System.Globalization;
using KillBot.Api.Errors;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.Text;

namespace KillBot.Api.Kills;

/// <summary>Checks what a tracker reports and completes what it left out.</summary>
internal sealed class KillIntake(ServerDirectory servers, PlayerQueries players, TimeProvider timeProvider)
{
    /// <summary>Clocks of trackers may be ahead by this much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>No game that is tracked here is older.</summary>
    private static readonly DateTimeOffset Earliest = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a report; null, with at least one error, when it cannot be taken.</summary>
    /// <param name="idempotencyKey">Stands in for an <c>eventId</c> that the body does not name.</param>
    public async Task<NewKill?> ReadAsync(
        KillRequest request, ApiKeyIdentity reporter, string? idempotencyKey, FieldErrors errors, CancellationToken cancellationToken)
    {
        var victim = TrackerText.NullIfPlaceholder(request.VictimId);
        if (victim is null)
        {
            errors.Add("victimId", "Name the victim.");
        }

        var killer = string.IsNullOrWhiteSpace(request.KillerId) ? reporter.PlayerName : request.KillerId.Trim();
        var weapon = TrackerText.NullIfPlaceholder(request.Weapon);
        var location = TrackerText.NullIfPlaceholder(request.Location);
        var eventId = request.EventId ?? idempotencyKey;
        CheckName(errors, "victimId", victim);
        CheckName(errors, "killerId", killer);
        CheckText(errors, "weapon", weapon, KillRequest.TextLength);
        CheckText(errors, "location", location, KillRequest.TextLength);
        CheckText(errors, request.EventId is null ? "Idempotency-Key" : "eventId", eventId, KillRequest.EventIdLength);
        CheckRest(errors, request);
        var serverId = await ServerOfAsync(request.ServerId, reporter, errors, cancellationToken);
        if (!errors.IsEmpty)
        {
            return null;
        }

        var kill = Classify(request, killer, victim!, weapon) with
        {
            Location = location,
            Timestamp = request.Timestamp,
            ServerId = serverId,
            RawData = request.RawData?.Text,
            EventId = string.IsNullOrWhiteSpace(eventId) ? null : eventId,
            Reporter = reporter,
            ReporterName = reporter.PlayerName,
        };
        await CheckIsOwnAsync(errors, kill, reporter, cancellationToken);
        return errors.IsEmpty ? kill : null;
    }

    private static NewKill Classify(KillRequest request, string named, string victim, string? weapon)
    {
        var killer = TrackerText.NullIfPlaceholder(named);
        var told = KillClassifier.Classify(EnvironmentKiller.IsName(named) ? named : killer, victim, weapon);
        var isEnvironmental = request.IsEnvironmental ?? (told.IsEnvironmental && request.IsSuicide is not true);
        // Whoever kills themselves has no kill, whatever the tracker says: its flag may be a constant.
        var isSuicide = !isEnvironmental && (request.IsSuicide is true || IsSame(killer, victim) || (request.IsSuicide is null && told.IsSuicide));
        var isKill = killer is not null && !isSuicide && !isEnvironmental && !told.KillerIsNpc && !told.VictimIsNpc;
        return new NewKill
        {
            KillerName = isSuicide ? victim : isEnvironmental && IsNobody(named, victim) ? null : killer,
            KillerIsNpc = isSuicide ? told.VictimIsNpc : told.KillerIsNpc,
            VictimName = victim,
            VictimIsNpc = told.VictimIsNpc,
            Weapon = weapon,
            IsPvP = isKill && (request.IsPvP ?? told.IsPvP),
            IsSuicide = isSuicide,
            IsEnvironmental = isEnvironmental,
        };
    }

    // A tracker that reports its own player's accident names no killer, or a hazard, or the victim once more.
    private static bool IsNobody(string named, string victim) => IsSame(named, victim) || EnvironmentKiller.IsName(named);

    private async Task CheckIsOwnAsync(
        FieldErrors errors, NewKill kill, ApiKeyIdentity reporter, CancellationToken cancellationToken)
    {
        if (!reporter.IsAdmin && !IsSame(kill.KillerName, reporter.PlayerName) && !IsSame(kill.VictimName, reporter.PlayerName)
            // A tracker or a log may know a former name only.
            && !(kill is { KillerName: { } killer, KillerIsNpc: false } && await players.IsNamedAsync(reporter.PlayerId, killer, cancellationToken))
            && !(!kill.VictimIsNpc && await players.IsNamedAsync(reporter.PlayerId, kill.VictimName, cancellationToken)))
        {
            errors.Forbid("killerId", $"Killer or victim must be {reporter.PlayerName}, whose API key this is.");
        }
    }

    private void CheckRest(FieldErrors errors, KillRequest request)
    {
        if (request.Game is not (null or Games.StarCitizen))
        {
            errors.Add("game", $"Kills are recorded for one game: {Games.StarCitizen}.");
        }

        if (request.RawData is { Text.Length: > KillRequest.RawDataLength })
        {
            errors.Add("rawData", "It may have 64 KiB.");
        }

        if (request.Timestamp > timeProvider.GetUtcNow() + ClockSkew)
        {
            errors.Add("timestamp", "It lies more than 5 minutes in the future. Check the clock.");
        }
        else if (request.Timestamp < Earliest)
        {
            errors.Add("timestamp", "It lies before 2010.");
        }
    }

    private async Task<Guid> ServerOfAsync(
        string? text, ApiKeyIdentity reporter, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return reporter.ServerId ?? Server.DefaultId;
        }

        if (text == PublicId.DefaultServer)
        {
            return Server.DefaultId;
        }

        Guid? id = PublicId.TryParseServer(text, out var parsed) ? parsed : null;
        long? guildId = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var snowflake) ? snowflake : null;
        if (id is not null && id == reporter.ServerId)
        {
            return id.Value;
        }

        var server = id is null && guildId is null ? null : await servers.FindAsync(id, guildId, cancellationToken);
        if (server is null)
        {
            errors.Add("serverId", "There is no such server. Name one by its id or its Discord id, or leave it out.");
            return default;
        }

        if (!reporter.IsAdmin && server.Id != reporter.ServerId
            && !await servers.IsMemberAsync(reporter.PlayerId, server.Id, cancellationToken))
        {
            errors.Forbid("serverId", $"{reporter.PlayerName} is not known as a member of this server. Use a command of the bot there once.");
        }

        return server.Id;
    }

    /// <summary>Players' names are short; only NPC classes may be longer.</summary>
    private static void CheckName(FieldErrors errors, string field, string? name) => CheckText(
        errors, field, name, name is not null && NpcActors.IsNpc(name) ? KillRequest.NpcNameLength : KillRequest.NameLength);

    private static void CheckText(FieldErrors errors, string field, string? text, int maxLength)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > maxLength)
        {
            errors.Add(field, $"It may have {maxLength} characters.");
        }

        if (!StorableText.IsValid(text))
        {
            errors.Add(field, "It contains control characters or broken Unicode.");
        }
    }

    private static bool IsSame(string? first, string second) => PlayerHandle.Comparer.Equals(first, second);
}
