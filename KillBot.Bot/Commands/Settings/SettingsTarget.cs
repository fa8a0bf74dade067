using KillBot.Discord.Interactions;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary>The server whose settings a command is about, and who is about to change them.</summary>
internal sealed class SettingsTarget(ServerDirectory servers, ServerSettingsService settings)
{
    /// <summary>The server of the guild; null while the gateway has not told of it.</summary>
    public Task<Server?> FindAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        servers.FindAsync(null, (long)request.GuildId!.Value.Value, cancellationToken);

    /// <summary>Changes settings in the caller's name; null while the gateway has not told of the guild.</summary>
    public async Task<ChangedSettings?> ChangeAsync(
        InteractionRequest request, Action<ServerSettings> change, CancellationToken cancellationToken) =>
        await FindAsync(request, cancellationToken) is { } server
            ? await settings.ChangeAsync(server.Id, change, new SettingsAuthor((long)request.Caller.Id.Value, SettingsDoor.Command))
            : null;
}
