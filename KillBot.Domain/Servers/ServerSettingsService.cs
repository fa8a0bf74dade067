using KillBot.Domain.Data;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Servers;

/// <summary>What the managers of servers have chosen.</summary>
public sealed class ServerSettingsService
{
    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal ServerSettingsService(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts)
    {
        _writer = writer;
        _contexts = contexts;
    }

    /// <summary>The settings of a server; the defaults where nothing was chosen.</summary>
    public async Task<ServerSettings> FindAsync(Guid serverId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerSettings.FirstOrDefaultAsync(settings => settings.ServerId == serverId, cancellationToken)
            ?? new ServerSettings { ServerId = serverId };
    }

    /// <summary>The settings of a guild; the defaults where nothing was chosen, or the guild is not known.</summary>
    public async Task<ServerSettings> FindByGuildAsync(long guildId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from settings in context.ServerSettings
            join server in context.Servers on settings.ServerId equals server.Id
            where server.DiscordId == guildId
            select settings).FirstOrDefaultAsync(cancellationToken) ?? new ServerSettings { ServerId = Server.DefaultId };
    }

    /// <summary>The changes of a server's settings, the latest first.</summary>
    public async Task<IReadOnlyList<SettingsChange>> ListChangesAsync(Guid serverId, int limit, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerSettingsChanges.Where(change => change.ServerId == serverId)
            .OrderByDescending(change => change.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Changes the settings of a known server, from the next kill on, and notes in the same transaction who did it. Feeds that fall silent
    /// forget what was waiting, and private instances that are not shown any more are forgotten.
    /// </summary>
    /// <param name="author">Null for <see cref="SettingsAuthor.Operator"/>.</param>
    public Task<ChangedSettings> ChangeAsync(Guid serverId, Action<ServerSettings> change, SettingsAuthor? author = null) =>
        _writer.ExecuteAsync(transaction => transaction.ChangeSettings(serverId, change, author ?? SettingsAuthor.Operator));

    /// <summary>A role is gone: where it was the admin role, there is none any more.</summary>
    public Task<bool> ForgetRoleAsync(long guildId, long roleId) => _writer.ExecuteWhenPossibleAsync(transaction =>
        transaction.ChangeSettings(
            transaction.ServerOf(guildId),
            settings => settings.AdminRoleId = settings.AdminRoleId == roleId ? null : settings.AdminRoleId,
            SettingsAuthor.Discord).Changes.Count > 0);
}
