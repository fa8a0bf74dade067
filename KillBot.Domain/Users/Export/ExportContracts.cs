using System.Text.Json.Serialization;

namespace KillBot.Domain.Users.Export;

/// <summary>What came of asking for an export.</summary>
public abstract record AccountExportResult
{
    private AccountExportResult()
    {
    }

    /// <param name="Zip">A file of up to <see cref="AccountExport.MaxBytes"/>, or a little more.</param>
    /// <param name="Kills">How many kills and deaths are in it.</param>
    /// <param name="IsCut">There are older ones.</param>
    public sealed record File(byte[] Zip, int Kills, bool IsCut) : AccountExportResult;

    /// <summary>There was an export less than <see cref="AccountExport.Interval"/> ago.</summary>
    public sealed record TooSoon(DateTimeOffset Next) : AccountExportResult;

    public sealed record NoAccount : AccountExportResult;
}

/// <summary><c>account.json</c></summary>
/// <param name="AllowsKillReports">Others may ask the account to confirm kills.</param>
internal sealed record ExportedAccount(
    DateTimeOffset ExportedAt,
    string Id,
    string DiscordId,
    string Name,
    string? Discriminator,
    string? Avatar,
    string? Locale,
    string Privacy,
    bool IsAdmin,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? LastLoginAt,
    IReadOnlyList<ExportedPlayer> Players,
    IReadOnlyList<ExportedLink> Links,
    IReadOnlyList<ExportedLinkCode> LinkCodes,
    IReadOnlyList<ExportedKey> ApiKeys,
    IReadOnlyList<ExportedSession> Sessions,
    IReadOnlyList<ExportedServer> Servers,
    IReadOnlyList<ExportedWebhook> Webhooks,
    IReadOnlyList<ExportedFeed> Feeds,
    IReadOnlyList<ExportedBoard> Boards,
    IReadOnlyList<ExportedSetting> ChangedSettings,
    IReadOnlyList<ExportedReport> KillReports,
    bool AllowsKillReports,
    IReadOnlyList<ExportedProfile> VRChat,
    IReadOnlyList<ExportedWatch> Watches);

/// <param name="Kind"><c>User</c> or <c>World</c>.</param>
internal sealed record ExportedWatch(string Server, string Kind, string Id, string Name, int? Threshold, DateTimeOffset CreatedAt);

internal sealed record ExportedPlayer(
    string Game, string Name, string Privacy, DateTimeOffset FirstSeenAt, IReadOnlyList<string> FormerNames, IReadOnlyList<string> Servers);

internal sealed record ExportedLink(string Kind, string Id, string Name, DateTimeOffset LinkedAt, bool AllowsWatching);

/// <summary>What is to be proven. The code is in <c>/link show</c>; a file is easily passed on.</summary>
internal sealed record ExportedLinkCode(string Kind, string Id, DateTimeOffset ExpiresAt);

/// <summary>Never the key itself: nobody has it but its owner.</summary>
internal sealed record ExportedKey(
    string Id,
    string Prefix,
    string Name,
    string Player,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt);

internal sealed record ExportedSession(DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);

internal sealed record ExportedServer(string Id, string Name, bool IsOwner, DateTimeOffset SeenAt);

/// <param name="Host">Of its address, whose path may be a secret of the receiver's.</param>
internal sealed record ExportedWebhook(
    string Id, string Name, string Host, string Events, bool IsActive, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

internal sealed record ExportedFeed(string Server, string ChannelId, string Kind, DateTimeOffset CreatedAt);

internal sealed record ExportedBoard(string Server, string ChannelId, int Number, DateTimeOffset CreatedAt);

/// <param name="Setting">By the name that the API has for it.</param>
internal sealed record ExportedSetting(string Server, string Setting, string? OldValue, string? NewValue, DateTimeOffset ChangedAt);

/// <summary>A kill that was reported by command.</summary>
/// <param name="IsOwn">By the account; else somebody reported that they had killed the account's player.</param>
internal sealed record ExportedReport(string Server, bool IsOwn, string? Weapon, string State, DateTimeOffset CreatedAt);

internal sealed record ExportedProfile(
    string Id,
    string DisplayName,
    string? Bio,
    string? Status,
    string? StatusDescription,
    string TrustRank,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    int TimesEncountered);

/// <summary>A line of <c>kills-and-deaths.jsonl</c>.</summary>
/// <param name="Killer">As reported; none where nobody did it.</param>
internal sealed record ExportedFight(
    string Id,
    DateTimeOffset Timestamp,
    string Game,
    string? Killer,
    string Victim,
    string? Weapon,
    string? Location,
    bool IsPvP,
    bool IsSuicide,
    bool IsEnvironmental,
    string ServerId);

/// <summary>A line of <c>vrchat-visits.jsonl</c>.</summary>
internal sealed record ExportedVisit(string UserId, string DisplayName, string? World, DateTimeOffset JoinedAt, DateTimeOffset? LeftAt);

/// <summary>A line of <c>play-sessions.jsonl</c>.</summary>
internal sealed record ExportedPlaySession(string Player, DateTimeOffset StartedAt, DateTimeOffset EndedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExportedAccount))]
[JsonSerializable(typeof(ExportedFight))]
[JsonSerializable(typeof(ExportedVisit))]
[JsonSerializable(typeof(ExportedPlaySession))]
internal sealed partial class ExportJsonContext : JsonSerializerContext;
