namespace KillBot.Discord.Rest;

/// <summary>The endpoints that this library calls (https://discord.com/developers/docs/reference).</summary>
internal static class Endpoints
{
    public static readonly Endpoint GetGatewayBot = new(HttpMethod.Get, "/gateway/bot");
    public static readonly Endpoint GetCurrentUser = new(HttpMethod.Get, "/users/@me");
    public static readonly Endpoint GetChannel = new(HttpMethod.Get, "/channels/{channel.id}");
    public static readonly Endpoint GetGuildMember = new(HttpMethod.Get, "/guilds/{guild.id}/members/{user.id}");
    public static readonly Endpoint CreateMessage = new(HttpMethod.Post, "/channels/{channel.id}/messages");
    public static readonly Endpoint EditMessage = new(HttpMethod.Patch, "/channels/{channel.id}/messages/{message.id}");
    public static readonly Endpoint DeleteMessage = new(HttpMethod.Delete, "/channels/{channel.id}/messages/{message.id}");

    // The direct channel that exists already is returned again.
    public static readonly Endpoint CreateDm = new(HttpMethod.Post, "/users/@me/channels") { IsIdempotent = true };
    public static readonly Endpoint GetGlobalApplicationCommands = new(HttpMethod.Get, "/applications/{application.id}/commands");
    public static readonly Endpoint BulkOverwriteGlobalApplicationCommands = new(HttpMethod.Put, "/applications/{application.id}/commands");

    // Discord takes the first one only, and refuses a repetition as such; after 3 seconds it refuses any.
    public static readonly Endpoint CreateInteractionResponse =
        new(HttpMethod.Post, "/interactions/{interaction.id}/{interaction.token}/callback")
        {
            UsesBotToken = false,
            CountsGlobally = false,
            IsIdempotent = true,
            TimeLimit = TimeSpan.FromSeconds(3),
        };

    public static readonly Endpoint EditOriginalInteractionResponse =
        new(HttpMethod.Patch, "/webhooks/{application.id}/{interaction.token}/messages/@original") { UsesBotToken = false, CountsGlobally = false };

    public static readonly Endpoint CreateFollowupMessage =
        new(HttpMethod.Post, "/webhooks/{application.id}/{interaction.token}") { UsesBotToken = false, CountsGlobally = false };
}
