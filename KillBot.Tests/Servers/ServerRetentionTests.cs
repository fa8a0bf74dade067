using KillBot.Domain.Feeds;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Servers;

/// <summary>What becomes of a guild's data after the bot was removed from it.</summary>
public sealed class ServerRetentionTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Everything_is_restored_within_thirty_days_and_gone_after_them()
    {
        var (guildId, channel, tracker) = await SettledAsync();
        var before = await CountsAsync(guildId);
        Assert.All(before.Values, count => Assert.True(count > 0));

        await App.Get<ServerDirectory>().LeaveGuildAsync(guildId);
        App.Clock.Advance(ServerRetention.KeepFor - TimeSpan.FromMinutes(1));
        await App.Get<ServerRetention>().RemoveLeftAsync(CancellationToken.None);
        await App.Get<ServerDirectory>().SaveGuildAsync(guildId, "Back", null, 1, 2);
        Assert.Equal(before, await CountsAsync(guildId));
        await Given.KillAsync(tracker, Given.Name());
        Assert.Equal(1, await WaitingAsync(channel));

        // Leaving once more is another thirty days, however often it is told.
        await App.Get<ServerDirectory>().LeaveGuildAsync(guildId);
        App.Clock.Advance(ServerRetention.KeepFor - TimeSpan.FromMinutes(1));
        await App.Get<ServerDirectory>().LeaveGuildAsync(guildId);
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        await App.Get<ServerRetention>().RemoveLeftAsync(CancellationToken.None);
        Assert.All((await CountsAsync(guildId)).Values, count => Assert.Equal(0, count));
        Assert.Equal(0, await WaitingAsync(channel));
        Assert.Equal(1, await App.ReadAsync(db => db.Kills.CountAsync(kill => kill.KillerName == tracker)));
        Assert.True(await App.ReadAsync(db => db.PlayerTotals.AnyAsync()));
    }

    [Fact]
    public async Task Its_name_and_its_choice_to_be_closed_do_not_come_to_light_with_that()
    {
        var (guildId, _, _) = await SettledAsync();
        using var anyone = App.Client();
        await App.Get<ServerDirectory>().LeaveGuildAsync(guildId);
        App.Clock.Advance(ServerRetention.KeepFor + TimeSpan.FromMinutes(1));

        await App.Get<ServerRetention>().RemoveLeftAsync(CancellationToken.None);

        (await anyone.GetAsync($"/api/servers/{guildId}")).AssertError(System.Net.HttpStatusCode.NotFound, "NOT_FOUND");
        var server = (await App.Get<ServerDirectory>().FindAsync(null, guildId, CancellationToken.None))!;
        Assert.Equal((guildId.ToString(System.Globalization.CultureInfo.InvariantCulture), false), (server.Name, server.HasHadBot));
        Assert.Equal(0, await App.Get<ServerRetention>().RemoveLeftAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Guilds_that_a_new_session_does_not_name_were_left()
    {
        var (kept, _, _) = await SettledAsync();
        var (left, _, _) = await SettledAsync();
        var (foreign, _, _) = await SettledAsync();

        var count = await App.Get<ServerDirectory>().KeepGuildsAsync(new HashSet<long> { kept }, guildId => guildId == kept || guildId == left);

        Assert.Equal(1, count);
        var active = await App.ReadAsync(db => db.Servers.Where(server => server.IsActive).Select(server => server.DiscordId).ToListAsync());
        Assert.Contains(kept, active);
        Assert.Contains(foreign, active);
        Assert.DoesNotContain(left, active);
    }

    /// <summary>Whoever adds a table with rows of servers decides here whether they go.</summary>
    [Fact]
    public async Task Every_table_of_servers_is_either_removed_or_kept()
    {
        _ = App.Services;
        await using var connection = new SqliteConnection(App.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT m.name FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f."table" = 'servers'
            UNION
            SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND (c.name LIKE '%server_id%' OR c.name LIKE '%guild%') ORDER BY 1
            """;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> tables = [];
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        Assert.Equal(ServerRetention.RemovedTables.Concat(ServerRetention.KeptTables).Order(StringComparer.Ordinal), tables);
    }

    private async Task<(long GuildId, long Channel, string Player)> SettledAsync()
    {
        var (guildId, channel) = (Given.Snowflake(), Given.Snowflake());
        await App.Get<ServerDirectory>().SaveGuildAsync(guildId, Given.Name("Guild"), null, Given.Snowflake(), 1, [new GuildChannel(channel, "c", 0, 0)]);
        await Given.MemberAsync(guildId, 0x20);
        var tracker = await Given.TrackerAsync(guild: guildId);
        await Given.FeedAsync(guildId, FeedKind.Kills, channel);
        var server = await App.Get<ServerDirectory>().FindAsync(null, guildId, CancellationToken.None);
        await App.Get<ServerSettingsService>().ChangeAsync(server!.Id, settings => settings.Privacy = Domain.Players.Privacy.Private);
        await App.ExecuteSqlAsync(
            """
            INSERT INTO boards (
                id, server_id, number, channel_id, types, period, cron, edits_previous, top, has_chart, time_zone, seen_to, created_by, created_at)
            VALUES (randomblob(16), @p0, 1, @p1, 'Kills', 'Week', '0 0 20 ? * FRI', 0, 10, 0, 'UTC', 0, 1, 0)
            """,
            server.Id, channel);
        await App.ExecuteSqlAsync(
            """
            INSERT INTO vrchat_watches (id, server_id, discord_id, kind, subject, name, locale, created_at)
            VALUES (randomblob(16), @p0, 1, 'User', 'usr_x', 'x', 'en', 0)
            """,
            server.Id);
        await App.ExecuteSqlAsync(
            """
            INSERT INTO vrchat_live_messages (id, feed_id, server_id, channel_id, instance_key, session_id, started_at, deletions)
            VALUES (randomblob(16), randomblob(16), @p0, @p1, randomblob(16), randomblob(16), 0, 0)
            """,
            server.Id, channel);
        await App.ExecuteSqlAsync(
            """
            INSERT INTO kill_claims (id, server_id, killer_id, victim_id, reporter_discord_id, victim_discord_id, state, created_at)
            SELECT randomblob(16), @p0, id, id, 1, 2, 'Open', 0 FROM players WHERE name = @p1
            """,
            server.Id, tracker.Player);
        return (guildId, channel, tracker.Player);
    }

    private Task<int> WaitingAsync(long channel) =>
        App.ReadAsync(db => db.OutboxItems.CountAsync(item => item.Destination == $"discord:{channel}"));

    private async Task<Dictionary<string, int>> CountsAsync(long guildId)
    {
        var server = await App.Get<ServerDirectory>().FindAsync(null, guildId, CancellationToken.None);
        Dictionary<string, int> counts = [];
        await using var connection = new SqliteConnection(App.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in ServerRetention.RemovedTables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are constants of the product.
            command.CommandText = $"SELECT count(*) FROM {table} WHERE server_id = @id";
#pragma warning restore CA2100
            command.Parameters.AddWithValue("@id", server!.Id.ToByteArray(bigEndian: true));
            counts.Add(table, Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
        }

        return counts;
    }
}
