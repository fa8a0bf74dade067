using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Data;

/// <summary>Remembers small facts about this instance across restarts.</summary>
public sealed class InstanceMemory
{
    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal InstanceMemory(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts)
    {
        _writer = writer;
        _contexts = contexts;
    }

    public async Task<string?> RecallAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.InstanceSettings
            .Where(setting => setting.Key == key).Select(setting => setting.Value).FirstOrDefaultAsync(cancellationToken);
    }

    public Task RememberAsync(string key, string value) =>
        _writer.ExecuteWhenPossibleAsync(transaction => Remember(transaction, key, value));

    /// <summary>Remembers together with what else the transaction writes.</summary>
    internal static int Remember(WriteTransaction transaction, string key, string value) => transaction
        .Command("""
            INSERT INTO instance_settings (key, value) VALUES (@p0, @p1) ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """)
        .Set(0, key).Set(1, value).Execute();

    public Task ForgetAsync(string key) => _writer.ExecuteWhenPossibleAsync(transaction => transaction
        .Command("DELETE FROM instance_settings WHERE key = @p0").Set(0, key).Execute());
}
