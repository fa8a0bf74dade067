using System.Globalization;
using System.Text.RegularExpressions;
using KillBot.Api.Errors;
using KillBot.Api.Wire;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using KillBot.Domain.StarCitizen;

namespace KillBot.Api.Kills;

/// <summary>Checks what a tracker reports and completes what it left out.</summary>
internal sealed partial class KillIntake(ServerDirectory servers, TimeProvider timeProvider)
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
        CheckText(errors, "victimId", victim, KillRequest.NameLength);
        CheckText(errors, "killerId", killer, KillRequest.NameLength);
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
        CheckIsOwn(errors, kill, reporter);
        return errors.IsEmpty ? kill : null;
    }

    private static NewKill Classify(KillRequest request, string killer, string victim, string? weapon)
    {
        var told = KillClassifier.Classify(killer, victim, weapon);
        var isSuicide = request.IsSuicide ?? (told.IsSuicide && request.IsEnvironmental is not true);
        var isEnvironmental = request.IsEnvironmental ?? (told.IsEnvironmental && !isSuicide);
        var isKill = !isSuicide && !isEnvironmental && !told.KillerIsNpc && !told.VictimIsNpc;
        return new NewKill
        {
            Game = request.Game ?? Games.StarCitizen,
            KillerName = isEnvironmental && IsNobody(killer, victim) ? null : TrackerText.NullIfPlaceholder(killer),
            KillerIsNpc = told.KillerIsNpc,
            VictimName = victim,
            VictimIsNpc = told.VictimIsNpc,
            Weapon = weapon,
            IsPvP = isKill && (request.IsPvP ?? told.IsPvP),
            IsSuicide = isSuicide,
            IsEnvironmental = isEnvironmental,
        };
    }

    // A tracker that reports its own player's accident names no killer, or a hazard, or the victim once more.
    private static bool IsNobody(string killer, string victim) => IsSame(killer, victim) || EnvironmentKiller.IsName(killer);

    private static void CheckIsOwn(FieldErrors errors, NewKill kill, ApiKeyIdentity reporter)
    {
        if (!reporter.IsAdmin && !IsSame(kill.KillerName, reporter.PlayerName) && !IsSame(kill.VictimName, reporter.PlayerName))
        {
            errors.Forbid("killerId", $"Killer or victim must be {reporter.PlayerName}, whose API key this is.");
        }
    }

    private void CheckRest(FieldErrors errors, KillRequest request)
    {
        if (request.Game is { } game && !GameName().IsMatch(game))
        {
            errors.Add("game", "A game is named by 1 to 32 lower-case letters, digits and underscores.");
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

        if (text.Any(char.IsControl) || !IsWellFormed(text))
        {
            errors.Add(field, "It contains control characters or broken Unicode.");
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(string? first, string second) => PlayerHandle.Comparer.Equals(first, second);

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex GameName();
}
