using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>The guild object with all that GUILD_CREATE adds (https://discord.com/developers/docs/events/gateway-events#guild-create).</summary>
internal static class GuildJson
{
    public static JsonObject Create(FakeGuild guild, List<FakeChannel> channels, List<FakeRole> roles, List<FakeMember> members) => new()
    {
        ["id"] = guild.Id.ToString(CultureInfo.InvariantCulture),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["banner"] = null,
        ["description"] = null,
        ["owner_id"] = guild.OwnerId.ToString(CultureInfo.InvariantCulture),
        ["application_id"] = null,
        ["region"] = "deprecated",
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["rules_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["safety_alerts_channel_id"] = null,
        ["widget_enabled"] = false,
        ["verification_level"] = 0,
        ["default_message_notifications"] = 0,
        ["explicit_content_filter"] = 0,
        ["mfa_level"] = 0,
        ["nsfw_level"] = 0,
        ["nsfw"] = false,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["premium_progress_bar_enabled"] = false,
        ["preferred_locale"] = guild.PreferredLocale,
        ["vanity_url_code"] = null,
        ["max_members"] = 500_000,
        ["max_video_channel_users"] = 25,
        ["max_stage_video_channel_users"] = 50,
        ["hub_type"] = null,
        ["incidents_data"] = null,
        ["joined_at"] = guild.Bot.JoinedAt.ToString("O", CultureInfo.InvariantCulture),
        ["large"] = false,
        ["unavailable"] = false,
        ["member_count"] = members.Count,
        ["features"] = new JsonArray(),
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["roles"] = new JsonArray([.. roles.Select(role => role.ToJson())]),
        ["members"] = new JsonArray([.. members.Select(member => member.ToJson())]),
        ["channels"] = new JsonArray([.. channels.Where(channel => !channel.IsThread).Select(channel => channel.ToJson())]),
        ["threads"] = new JsonArray([.. channels.Where(channel => channel.IsThread).Select(channel => channel.ToJson())]),
        ["presences"] = new JsonArray(),
        ["voice_states"] = new JsonArray(),
        ["stage_instances"] = new JsonArray(),
        ["guild_scheduled_events"] = new JsonArray(),
        ["soundboard_sounds"] = new JsonArray(),
    };
}
