using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Hosting;

/// <summary>Keeps the servers in the database as the gateway describes them, and notes who was seen in which.</summary>
internal sealed class GuildDirectoryEvents(ServerDirectory servers, TimeProvider timeProvider) : IGatewayEventHandler
{
    private readonly RecentCallers _recent = new(timeProvider);

    public async ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        switch (gatewayEvent)
        {
            case GuildCreate { Guild: { Unavailable: false } guild }:
                await servers.SaveGuildAsync(Number(guild.Id), guild.Name, guild.Icon, Number(guild.OwnerId), guild.MemberCount);
                break;
            case GuildUpdate { Guild: var guild }:
                await servers.SaveGuildAsync(Number(guild.Id), guild.Name, guild.Icon, Number(guild.OwnerId), guild.MemberCount);
                break;
            case GuildDelete { Unavailable: false } left:
                await servers.LeaveGuildAsync(Number(left.GuildId));
                break;
            case InteractionCreate
            {
                Interaction: { Type: not InteractionType.ApplicationCommandAutocomplete, GuildId: { } guildId, Caller: { } caller },
            } when !_recent.Contains(guildId, caller.Id):
                await servers.SeeMemberAsync(Number(guildId), Number(caller.Id));
                _recent.Add(guildId, caller.Id);
                break;
        }
    }

    private static long Number(Snowflake id) => (long)id.Value;
}
