using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Users;
using KillBot.Tests.Support;

namespace KillBot.Tests.Webhooks;

/// <summary>Which webhooks are told of which kills and statistics.</summary>
public sealed class WebhookRoutingTests(WebhookApp hooks) : IClassFixture<WebhookApp>, IAsyncLifetime
{
    private static readonly string[] Kills = [EventName.KillRecorded];
    private static readonly string[] Stats = [EventName.StatsUpdated];

    private Given Given => hooks.Given;

    [Fact]
    public async Task Own_kills_and_deaths_are_told_and_those_of_others_are_not()
    {
        var (owner, player) = await PersonAsync();
        var (_, stranger) = await PersonAsync();
        var hook = await WebhookApp.CreateAsync(owner, Kills, "own");

        var kill = await hooks.KillAsync(player, stranger);
        var death = await hooks.KillAsync(stranger, player);
        await hooks.KillAsync(stranger, Given.Name());

        Assert.Equal([kill.Id, death.Id], await hooks.KillsAsync(hook));
    }

    [Fact]
    public async Task A_server_s_kills_are_told_to_its_members()
    {
        var guild = await Given.GuildAsync();
        var (member, _) = await PersonAsync(guild.DiscordId);
        var (_, fellow) = await PersonAsync(guild.DiscordId);
        var (outsider, stranger) = await PersonAsync();
        var (all, own, foreign) = (
            await WebhookApp.CreateAsync(member, Kills), await WebhookApp.CreateAsync(member, Kills, "own"),
            await WebhookApp.CreateAsync(outsider, Kills, "servers"));

        var killed = await hooks.KillAsync(fellow, Given.Name());
        var died = await hooks.KillAsync(Given.Name(), fellow);
        var stored = await hooks.KillAsync(Given.Name(), Given.Name(), guild.Id);
        var elsewhere = await hooks.KillAsync(stranger, Given.Name());

        Assert.Equal([killed.Id, died.Id, stored.Id], await hooks.KillsAsync(all));
        Assert.Empty(await hooks.KillsAsync(own));
        Assert.Equal([elsewhere.Id], await hooks.KillsAsync(foreign));
    }

    [Fact]
    public async Task A_webhook_for_one_server_is_told_what_concerns_that_one()
    {
        var (first, second) = (await Given.GuildAsync(), await Given.GuildAsync());
        var (owner, player) = await PersonAsync(first.DiscordId);
        var (_, other) = await PersonAsync(second.DiscordId);
        await Given.MemberAsync(second.DiscordId!.Value);
        await hooks.App.Get<Domain.Servers.ServerDirectory>().SeeMemberAsync(second.DiscordId.Value, owner.User.DiscordId);
        var everything = await WebhookApp.CreateAsync(owner, Kills, "servers", $"{second.DiscordId}");
        var mine = await WebhookApp.CreateAsync(owner, Kills, "own", $"server_{second.Id:N}");
        var (_, nobody) = await PersonAsync(first.DiscordId);

        await hooks.KillAsync(nobody, Given.Name());
        var others = await hooks.KillAsync(other, Given.Name());
        var own = await hooks.KillAsync(player, Given.Name());

        Assert.Equal([others.Id, own.Id], await hooks.KillsAsync(everything));
        Assert.Equal([own.Id], await hooks.KillsAsync(mine));
    }

    [Fact]
    public async Task The_default_server_is_open_to_everybody()
    {
        var (owner, _) = await PersonAsync();
        var hook = await WebhookApp.CreateAsync(owner, [.. Kills, .. Stats], serverId: "default-server");
        var guild = await Given.GuildAsync();
        var (_, member) = await PersonAsync(guild.DiscordId);

        var kill = await hooks.KillAsync(member, Given.Name());
        await hooks.KillAsync(member, Given.Name(), guild.Id);

        Assert.Equal([kill.Id], await hooks.KillsAsync(hook));
        Assert.Equal(2, (await hooks.WaitingAsync(hook)).Count(item => item.Event == EventName.StatsUpdated));
    }

    [Fact]
    public async Task One_kill_is_told_once_however_many_ways_lead_to_a_webhook()
    {
        var (first, second) = (await Given.GuildAsync(), await Given.GuildAsync());
        var (owner, player) = await PersonAsync(first.DiscordId);
        await hooks.App.Get<Domain.Servers.ServerDirectory>().SeeMemberAsync(second.DiscordId!.Value, owner.User.DiscordId);
        var another = await Given.TrackerAsync(owner: owner.User.DiscordId, guild: second.DiscordId);
        var hook = await WebhookApp.CreateAsync(owner, Kills);

        var kill = await hooks.KillAsync(player, another.Player, first.Id);

        Assert.Equal([kill.Id], await hooks.KillsAsync(hook));
    }

    [Fact]
    public async Task Who_leaves_a_server_is_told_no_more_of_it_and_who_joins_is_at_once()
    {
        var guild = await Given.GuildAsync();
        var (_, fellow) = await PersonAsync(guild.DiscordId);
        var owner = await Given.SignInAsync();
        var hook = await WebhookApp.CreateAsync(owner, Kills);

        await hooks.KillAsync(fellow, Given.Name());
        await hooks.LogInAsync(owner, (guild.DiscordId!.Value, 0));
        var during = await hooks.KillAsync(fellow, Given.Name());
        await hooks.LogInAsync(owner);
        await hooks.KillAsync(fellow, Given.Name());

        Assert.Equal([during.Id], await hooks.KillsAsync(hook));
    }

    [Fact]
    public async Task Who_leaves_a_server_is_told_no_more_through_a_webhook_for_that_one_either()
    {
        var guild = await Given.GuildAsync();
        var (_, fellow) = await PersonAsync(guild.DiscordId);
        var owner = await Given.SignInAsync();
        await hooks.LogInAsync(owner, (guild.DiscordId!.Value, 0));
        var hook = await WebhookApp.CreateAsync(owner, Kills, serverId: $"{guild.DiscordId}");

        await hooks.LogInAsync(owner);
        await hooks.KillAsync(fellow, Given.Name());

        Assert.Empty(await hooks.KillsAsync(hook));
    }

    [Fact]
    public async Task An_administrator_s_webhook_follows_a_server_until_the_role_ends()
    {
        var guild = await Given.GuildAsync();
        var (_, member) = await PersonAsync(guild.DiscordId);
        var admin = await Given.SignInAsync(isAdmin: true);
        var (hook, general) = (
            await WebhookApp.CreateAsync(admin, Kills, serverId: $"{guild.DiscordId}"), await WebhookApp.CreateAsync(admin, Kills));

        var kill = await hooks.KillAsync(member, Given.Name());
        await hooks.App.Get<UserDirectory>().SaveAsync(admin.User.DiscordId, admin.User.Name, isAdmin: false);
        await hooks.KillAsync(member, Given.Name());

        Assert.Equal([kill.Id], await hooks.KillsAsync(hook));
        Assert.Empty(await hooks.KillsAsync(general));
    }

    [Fact]
    public async Task A_player_that_is_claimed_is_followed_from_then_on()
    {
        var owner = await Given.SignInAsync();
        var hook = await WebhookApp.CreateAsync(owner, Kills, "own");
        var name = Given.Name();

        await hooks.KillAsync(name, Given.Name());
        await Given.TrackerAsync(name, owner.User.DiscordId);
        var kill = await hooks.KillAsync(name, Given.Name());

        Assert.Equal([kill.Id], await hooks.KillsAsync(hook));
    }

    [Fact]
    public async Task Equal_news_of_statistics_become_one_while_they_wait()
    {
        var (owner, player) = await PersonAsync();
        var hook = await WebhookApp.CreateAsync(owner, [.. Stats, .. Kills], "own");
        var id = (await Given.PlayerAsync(player)).Id;

        var first = await hooks.KillAsync(player, Given.Name());
        var second = await hooks.KillAsync(player, Given.Name());
        await Given.KillAsync(new NewKill { KillerName = player, VictimName = player, IsSuicide = true });

        var waiting = await hooks.WaitingAsync(hook);
        Assert.Equal([id], waiting.Where(item => item.Event == EventName.StatsUpdated).Select(item => item.Subject));
        Assert.Equal([first.Id, second.Id], waiting.Where(item => item.Event == EventName.KillRecorded).Select(item => item.Subject).Take(2));
        Assert.Equal(4, waiting.Count);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(25, true)]
    public async Task History_changes_statistics_and_is_no_news(int hoursAgo, bool announce)
    {
        var (owner, player) = await PersonAsync();
        var hook = await WebhookApp.CreateAsync(owner, [.. Kills, .. Stats], "own");

        await Given.KillAsync(new NewKill
        {
            KillerName = player,
            VictimName = Given.Name(),
            IsPvP = true,
            Announce = announce,
            Timestamp = hooks.App.Clock.GetUtcNow().AddHours(-hoursAgo),
        });

        Assert.Equal([EventName.StatsUpdated], (await hooks.WaitingAsync(hook)).Select(item => item.Event));
    }

    [Fact]
    public async Task A_repeat_is_told_once()
    {
        var (owner, player) = await PersonAsync();
        var hook = await WebhookApp.CreateAsync(owner, Kills, "own");
        var victim = Given.Name();

        var kill = await hooks.KillAsync(player, victim);
        await hooks.KillAsync(player, victim);

        Assert.Equal([kill.Id], await hooks.KillsAsync(hook));
    }

    [Fact]
    public async Task Announcements_that_a_server_turns_off_are_those_of_its_channels()
    {
        var guild = await Given.GuildAsync();
        var (owner, player) = await PersonAsync(guild.DiscordId);
        var hook = await WebhookApp.CreateAsync(owner, Kills);
        await hooks.App.Get<Domain.Servers.ServerSettingsService>().ChangeAsync(guild.Id, settings => settings.Notifications = false);

        var kill = await hooks.KillAsync(player, Given.Name());

        Assert.Equal([kill.Id], await hooks.KillsAsync(hook));
    }

    [Fact]
    public async Task Only_events_that_are_subscribed_to_are_told()
    {
        var (owner, player) = await PersonAsync();
        var hook = await WebhookApp.CreateAsync(owner, ["feed.paused", "vrchat.player_left"]);

        await hooks.KillAsync(player, Given.Name());

        Assert.Empty(await hooks.WaitingAsync(hook));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        hooks.App.Logs.AssertQuiet();
        return Task.CompletedTask;
    }

    /// <summary>Somebody signed in, and the name of their player.</summary>
    private async Task<(SignedIn Person, string Player)> PersonAsync(long? guild = null)
    {
        var person = await Given.SignInAsync();
        if (guild is { } seenIn)
        {
            await hooks.LogInAsync(person, (seenIn, 0));
        }

        var name = Given.Name();
        await hooks.App.Get<ApiKeyService>().CreateAsync(new NewApiKey(name, "Tracker", person.User.DiscordId, guild));
        return (person, name);
    }
}
