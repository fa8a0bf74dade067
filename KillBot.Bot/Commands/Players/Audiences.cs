using KillBot.Discord.Interactions;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Commands.Players;

/// <summary>Finds out who reads the answer to an interaction, and so whom it may name.</summary>
internal sealed class Audiences(UserQueries users, IOptions<AdministratorOptions> administrators, ServerDirectory servers)
{
    public async Task<Audience> OfAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var callerId = (long)request.Caller.Id.Value;
        var server = request.GuildId is { } guildId ? await servers.FindAsync(null, (long)guildId.Value, cancellationToken) : null;
        var account = await users.FindByDiscordIdAsync(callerId, cancellationToken);
        var isAdmin = administrators.Value.AdminIds.Contains(callerId) || account is { IsAdmin: true };
        var caller = new Viewer(account?.Id, null, isAdmin, server?.Id);
        var isAlone = request.GuildId is null && request.Interaction.Context is not InteractionContextType.PrivateChannel;
        return new Audience(server?.Id, isAlone ? caller : Viewer.MembersOf(server?.Id), caller);
    }
}
