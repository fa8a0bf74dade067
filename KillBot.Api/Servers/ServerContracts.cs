using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Api.Users;
using KillBot.Api.Wire;
using KillBot.Domain.Servers;

namespace KillBot.Api.Servers;

/// <summary>A Discord server.</summary>
/// <param name="Id"><c>server_…</c>, or <c>default-server</c>.</param>
/// <param name="DiscordId">The guild's snowflake; null for <c>default-server</c>.</param>
/// <param name="Icon">The address of the icon; null for none.</param>
/// <param name="IsActive">The bot is in the guild.</param>
/// <param name="MemberCount">As Discord last told; else of the members known here.</param>
/// <param name="Members">Those known here, by login or by a command used there, whom the caller may see; up to 100.</param>
/// <param name="MembersCursor">Pass it as <c>membersCursor</c> for more members; null on the last page.</param>
/// <param name="Channels">For members of the server; empty for others.</param>
public sealed record ServerResponse(
    string Id,
    string? DiscordId,
    string Name,
    string? Icon,
    bool IsActive,
    int MemberCount,
    IReadOnlyList<ServerMemberResponse> Members,
    string? MembersCursor,
    IReadOnlyList<ServerChannelResponse> Channels,
    DateTimeOffset CreatedAt);

/// <param name="Permissions"><c>read</c>, and <c>write</c> for those who may change the settings.</param>
public sealed record ServerMemberResponse(UserNameResponse User, bool IsOwner, IReadOnlyList<string> Permissions);

/// <param name="Id"><c>channel_</c> and the snowflake.</param>
/// <param name="Type"><c>text</c>, <c>voice</c>, <c>category</c>, <c>announcement</c>, <c>stage</c>, <c>forum</c> or <c>media</c>.</param>
public sealed record ServerChannelResponse(string Id, string Name, string Type);

/// <summary>What the managers of a server have chosen.</summary>
/// <param name="Language"><c>en</c> where nothing was chosen.</param>
/// <param name="LeaderboardChannel">The name of the channel; null for none.</param>
/// <param name="ShowPrivateInstances">VRChat instances that not everybody may join are recorded with their number and owner.</param>
/// <param name="TimeZone">The IANA name of the time zone of what is scheduled; null for UTC.</param>
/// <param name="NoticeChannel">The name of the channel that hears of broken feeds; null to tell those who added them by direct message.</param>
/// <param name="AutomaticLanguage">No language was chosen: what everybody sees is in the one that Discord has for the guild.</param>
/// <param name="AdminRole">The Discord id of the role whose members may do what Manage Server allows with the bot in Discord; null for none.</param>
public sealed record ServerSettingsResponse(
    string Prefix,
    string Language,
    ServerFeaturesResponse Features,
    string PrivacyLevel,
    bool KillNotifications,
    string? LeaderboardChannel,
    bool ShowPrivateInstances,
    string? TimeZone,
    string? NoticeChannel,
    string? AdminRole,
    bool AutomaticLanguage)
{
    internal static ServerSettingsResponse From(ServerSettings settings, IReadOnlyList<ServerChannel> channels) => new(
        settings.Prefix,
        settings.Language ?? "en",
        new ServerFeaturesResponse(settings.KillTracker, settings.Leaderboard, settings.Notifications),
        Wire.PrivacyLevel.Lower(settings.Privacy),
        settings.KillNotifications,
        NameOf(settings.LeaderboardChannelId, channels),
        settings.ShowPrivateInstances,
        settings.TimeZone,
        NameOf(settings.NoticeChannelId, channels),
        settings.ValueOf(SettingNames.AdminRole),
        settings.Language is null);

    private static string? NameOf(long? channelId, IReadOnlyList<ServerChannel> channels) =>
        channelId is null ? null : channels.FirstOrDefault(channel => channel.ChannelId == channelId)?.Name;
}

/// <summary>What the bot does in a server.</summary>
public sealed record ServerFeaturesResponse(bool KillTracker, bool Leaderboard, bool Notifications);

/// <summary>Settings to change. What is left out stays.</summary>
public sealed record ServerSettingsRequest
{
    /// <summary>1 to 5 visible characters without spaces.</summary>
    public string? Prefix { get; init; }

    /// <summary>
    /// One of <c>en</c>, <c>de</c>, <c>fr</c>, <c>es</c>, <c>pt-BR</c>, <c>ja</c>; null for the language that Discord has for the guild.
    /// </summary>
    public OptionalText Language { get; init; }

    public ServerFeaturesRequest? Features { get; init; }

    /// <summary><c>public</c>, <c>server</c> or <c>private</c>: the latter two close the server to everybody but its members.</summary>
    public string? PrivacyLevel { get; init; }

    /// <summary>False: kills are not posted to the server's feeds.</summary>
    public bool? KillNotifications { get; init; }

    /// <summary>A text or announcement channel of the guild, by name or id; null takes it away.</summary>
    public OptionalText LeaderboardChannel { get; init; }

    /// <summary>
    /// True: from now on, VRChat instances that not everybody may join are recorded with their number and owner, instead of as
    /// <c>wrld_…:private</c>.
    /// </summary>
    public bool? ShowPrivateInstances { get; init; }

    /// <summary>An IANA name such as <c>Europe/Berlin</c>; null for UTC.</summary>
    public OptionalText TimeZone { get; init; }

    /// <summary>
    /// A text or announcement channel of the guild, by name or id, that is to hear of broken feeds; null to tell those who added them by direct
    /// message.
    /// </summary>
    public OptionalText NoticeChannel { get; init; }

    /// <summary>
    /// The Discord id of a role of the guild, not of @everyone, whose members may do what Manage Server allows with the bot in Discord; null takes it
    /// away.
    /// </summary>
    public OptionalText AdminRole { get; init; }
}

/// <summary>Features to turn on or off. What is left out stays.</summary>
public sealed record ServerFeaturesRequest
{
    /// <summary>False: the bot follows no kills in this server.</summary>
    public bool? KillTracker { get; init; }

    public bool? Leaderboard { get; init; }

    /// <summary>False: nothing is posted to the server's feeds.</summary>
    public bool? Notifications { get; init; }

    /// <summary>Anything else, which is refused by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
