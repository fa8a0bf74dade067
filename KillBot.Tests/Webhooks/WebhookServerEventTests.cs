using System.Text.Json;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Webhooks;

/// <summary>What webhooks are told of whole servers: how periods ended, and feeds that cannot post.</summary>
public sealed class WebhookServerEventTests : IAsyncLifetime
{
    private const long ManageServer = 0x20;

    private readonly WebhookApp _hooks = new();

    private Given Given => _hooks.Given;

    [Fact]
    public async Task A_day_that_has_ended_is_published_with_its_first_ten()
    {
        var guild = await Given.GuildAsync();
        var member = await MemberAsync(guild);
        var hook = await WebhookApp.CreateAsync(member, [EventName.LeaderboardPublished]);
        await TakeAsync();
        for (var killer = 1; killer <= 11; killer++)
        {
            for (var kill = 0; kill < killer; kill++)
            {
                await _hooks.KillAsync($"K{killer}", Given.Name(), guild.Id);
            }
        }

        await Given.PrivacyAsync("K11", Privacy.Server);
        await Given.PrivacyAsync("K10", Privacy.Private);
        NextDay();
        // The new day's kills are not the old one's.
        await _hooks.KillAsync("Late", Given.Name(), guild.Id);
        await TakeAsync();
        await TakeAsync();

        var data = Assert.Single(await PublishedAsync(hook));
        Assert.Equal($"server_{guild.Id:N}", data.Text("serverId"));
        Assert.Equal("kills", data.Text("type"));
        Assert.Equal("day", data.Text("period"));
        Assert.Equal("2026-01-01T00:00:00.000Z", data.Text("from"));
        Assert.Equal("2026-01-02T00:00:00.000Z", data.Text("to"));
        Assert.Equal(
            Enumerable.Range(1, 9).Select(place => $"{place} K{10 - place} {10 - place}"),
            data.GetProperty("entries").EnumerateArray().Select(entry => $"{entry.Text("rank")} {entry.Text("playerName")} {entry.Text("value")}"));
        Assert.All(data.GetProperty("entries").EnumerateArray(), entry => Assert.StartsWith("user_", entry.Text("userId"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-01-04", "2026-01-05", "day,week")]
    [InlineData("2026-01-31", "2026-02-01", "day,month")]
    [InlineData("2026-03-31", "2026-04-01", "day,month,season")]
    [InlineData("2026-01-31", "2026-02-03", "week,month")]
    public async Task Weeks_months_and_seasons_are_published_when_they_have_ended(string killedOn, string takenOn, string expected)
    {
        var guild = await Given.GuildAsync();
        var hook = await WebhookApp.CreateAsync(await MemberAsync(guild), [EventName.LeaderboardPublished]);
        _hooks.App.Clock.Advance(Noon(killedOn) - _hooks.App.Clock.GetUtcNow());
        await TakeAsync();
        await _hooks.KillAsync("K", Given.Name(), guild.Id);
        _hooks.App.Clock.Advance(Noon(takenOn) - _hooks.App.Clock.GetUtcNow());

        await TakeAsync();

        var published = await PublishedAsync(hook);
        Assert.Equal(expected, string.Join(',', published.Select(data => data.Text("period"))));
        Assert.All(published, data => Assert.True(string.CompareOrdinal(data.Text("to"), takenOn + "T") <= 0 || data.Text("to") == $"{takenOn}T00:00:00.000Z"));
        Assert.All(published, data => Assert.Single(data.GetProperty("entries").EnumerateArray()));
    }

    [Fact]
    public async Task Nothing_is_published_to_strangers_without_kills_or_where_leaderboards_are_off()
    {
        var (guild, silent, off) = (await Given.GuildAsync(), await Given.GuildAsync(), await Given.GuildAsync());
        string[] published = [EventName.LeaderboardPublished];
        string[] hooks =
        [
            await WebhookApp.CreateAsync(await Given.SignInAsync(), published),
            await WebhookApp.CreateAsync(await MemberAsync(guild), published, "own"),
            await WebhookApp.CreateAsync(await MemberAsync(silent), published),
            await WebhookApp.CreateAsync(await MemberAsync(off), published),
            await WebhookApp.CreateAsync(await MemberAsync(guild), [EventName.FeedPaused]),
        ];
        await _hooks.App.Get<ServerSettingsService>().ChangeAsync(off.Id, settings => settings.Leaderboard = false);
        await TakeAsync();
        await _hooks.KillAsync("K", Given.Name(), guild.Id);
        await _hooks.KillAsync("K", Given.Name(), off.Id);
        NextDay();

        await TakeAsync();

        foreach (var hook in hooks)
        {
            Assert.Empty(await _hooks.WaitingAsync(hook));
        }
    }

    [Fact]
    public async Task A_paused_feed_is_told_to_those_who_manage_the_server()
    {
        var guild = await Given.GuildAsync();
        var channel = await Given.FeedAsync(guild.DiscordId!.Value);
        string[] paused = [EventName.FeedPaused];
        var manager = await MemberAsync(guild, ManageServer);
        var admin = await Given.SignInAsync(isAdmin: true);
        var told = await WebhookApp.CreateAsync(manager, paused);
        var toldToo = await WebhookApp.CreateAsync(admin, paused, serverId: $"{guild.DiscordId}");
        string[] others =
        [
            await WebhookApp.CreateAsync(await MemberAsync(guild), paused),
            await WebhookApp.CreateAsync(manager, paused, "own"),
            await WebhookApp.CreateAsync(manager, [EventName.KillRecorded]),
            await WebhookApp.CreateAsync(await MemberAsync(await Given.GuildAsync(), ManageServer), paused),
            await WebhookApp.CreateAsync(await Given.SignInAsync(isAdmin: true), paused),
        ];

        await PauseAsync(channel);
        await PauseAsync(channel);

        var data = Assert.Single(await PublishedAsync(told));
        Assert.Equal(
            $$"""{"serverId":"server_{{guild.Id:N}}","channelId":"channel_{{channel}}","reason":"Missing Access","timestamp":"2026-01-01T12:00:00.000Z"}""",
            data.GetRawText());
        Assert.Single(await _hooks.WaitingAsync(toldToo));
        foreach (var hook in others)
        {
            Assert.Empty(await _hooks.WaitingAsync(hook));
        }
    }

    [Fact]
    public async Task Who_manages_the_server_no_more_is_told_no_more_of_its_feeds()
    {
        var guild = await Given.GuildAsync();
        var manager = await MemberAsync(guild, ManageServer);
        var hook = await WebhookApp.CreateAsync(manager, [EventName.FeedPaused]);
        await PauseAsync(await Given.FeedAsync(guild.DiscordId!.Value));

        await _hooks.App.Get<ServerDirectory>().SeeMemberAsync(guild.DiscordId.Value, manager.User.DiscordId, 0);
        await PauseAsync(await Given.FeedAsync(guild.DiscordId.Value));

        Assert.Single(await _hooks.WaitingAsync(hook));
    }

    [Fact]
    public async Task A_new_owner_of_a_guild_manages_it_at_once()
    {
        var guild = await Given.GuildAsync();
        var member = await MemberAsync(guild);
        var hook = await WebhookApp.CreateAsync(member, [EventName.FeedPaused]);
        await PauseAsync(await Given.FeedAsync(guild.DiscordId!.Value));

        await _hooks.App.Get<ServerDirectory>().SaveGuildAsync(guild.DiscordId.Value, guild.Name, null, member.User.DiscordId, 1);
        await PauseAsync(await Given.FeedAsync(guild.DiscordId.Value));

        Assert.Single(await _hooks.WaitingAsync(hook));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _hooks.DisposeAsync();

    private static DateTimeOffset Noon(string day) =>
        new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(12, 0), TimeSpan.Zero);

    private Task<int> TakeAsync() => _hooks.App.Get<LeaderboardSnapshots>().TakeAsync(CancellationToken.None);

    private void NextDay() => _hooks.App.Clock.Advance(TimeSpan.FromDays(1));

    private async Task<SignedIn> MemberAsync(Server guild, long permissions = 0) => await Given.MemberAsync(guild.DiscordId!.Value, permissions);

    private async Task<IReadOnlyList<JsonElement>> PublishedAsync(string hook) =>
        [.. (await _hooks.WaitingAsync(hook)).Select(item => JsonDocument.Parse(item.Data!).RootElement)];

    /// <summary>What the relay writes down when Discord refuses a channel.</summary>
    private async Task PauseAsync(long channel)
    {
        var now = _hooks.App.Clock.GetUtcNow();
        var destination = Destination.DiscordChannel(channel).ToString();
        await _hooks.App.ExecuteSqlAsync(
            "INSERT OR IGNORE INTO outbox_destinations (destination, claimed_until) VALUES (@p0, 0)", destination);
        var message = new OutboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Destination = destination,
            Nonce = "1",
            Payload = "{}",
            CreatedAt = now,
        };
        await _hooks.App.ExecuteSqlAsync(
            """
            INSERT INTO outbox_messages (id, destination, nonce, payload, created_at, attempts, next_attempt_at)
            VALUES (@p0, @p1, @p2, @p3, @p4, 0, 0)
            """,
            message.Id.ToByteArray(bigEndian: true),
            destination,
            message.Nonce,
            message.Payload,
            now.ToUnixTimeMilliseconds());
        await ActivatorUtilities.CreateInstance<OutboxOutcomes>(_hooks.App.Services).PausedAsync(message, new SendResult.Paused("Missing Access"));
    }
}
