using System.Globalization;
using KillBot.Api.Auth;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Sessions;
using KillBot.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Support;

/// <summary>Sets the scene, through the product's own services. Names and ids are new each time unless a test gives them.</summary>
public sealed class Given(KillBotApp app)
{
    private static long _last;

    public static string Name(string kind = "Pilot") =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{Interlocked.Increment(ref _last)}");

    public static long Snowflake() => 200_000_000_000_000_000 + Interlocked.Increment(ref _last);

    /// <summary>A player with an API key.</summary>
    public async Task<Tracker> TrackerAsync(
        string? player = null, long? owner = null, long? guild = null, TimeSpan? lifetime = null)
    {
        var name = player ?? Name();
        var created = await app.Get<ApiKeyService>().CreateAsync(new NewApiKey(name, "Tracker", owner, guild, lifetime));
        return new Tracker(name, created, app.Client(created.Secret));
    }

    public async Task<long> UserAsync(bool isAdmin = false)
    {
        var discordId = Snowflake();
        await app.Get<UserDirectory>().SaveAsync(discordId, Name("User"), isAdmin);
        return discordId;
    }

    /// <summary>Somebody who has signed in: the client sends the token of the session.</summary>
    public async Task<SignedIn> SignInAsync(long? discordId = null, bool isAdmin = false)
    {
        var id = discordId ?? await UserAsync(isAdmin);
        var user = await app.ReadAsync(db => db.Users.SingleAsync(user => user.DiscordId == id));
        var session = await app.Get<SessionStore>().StartAsync(user.Id, TimeSpan.FromDays(1));
        var token = app.Get<SessionTokens>().Write(session);
        return new SignedIn(user, token, app.Client(token));
    }

    public async Task<Tracker> AdminAsync() => await TrackerAsync(owner: await UserAsync(isAdmin: true));

    /// <summary>A guild that the bot is in.</summary>
    public async Task<Server> GuildAsync()
    {
        var guildId = Snowflake();
        await app.Get<ServerDirectory>().SaveGuildAsync(guildId, Name("Guild"), null, Snowflake(), 1);
        return (await app.Get<ServerDirectory>().FindAsync(null, guildId, CancellationToken.None))!;
    }

    /// <summary>Somebody who has signed in and was seen in a guild, with permissions there.</summary>
    public async Task<SignedIn> MemberAsync(long guild, long permissions = 0)
    {
        var member = await SignInAsync();
        await app.Get<ServerDirectory>().SeeMemberAsync(guild, member.User.DiscordId, permissions);
        return member;
    }

    /// <summary>A channel that follows a guild.</summary>
    public async Task<long> FeedAsync(long guild, FeedKind kind = FeedKind.Kills, long? channel = null) =>
        (await FeedAsync(guild, new FeedChoices(channel ?? Snowflake(), kind))).ChannelId;

    public async Task<Feed> FeedAsync(long guild, FeedChoices choices)
    {
        var (feed, refusal) = await app.Get<FeedDirectory>().AddAsync(guild, choices, Snowflake());
        Assert.Null(refusal);
        return feed!;
    }

    public async Task<Kill> KillAsync(NewKill kill) => (await app.Get<KillRecorder>().RecordAsync([kill]))[0].Kill;

    public Task<Kill> KillAsync(string killer, string victim) =>
        KillAsync(new NewKill { KillerName = killer, VictimName = victim, IsPvP = true });

    public async Task<Player> PlayerAsync(string name) => Assert.Single(
        await app.Get<PlayerQueries>().FindByNameAsync(name, CancellationToken.None));

    public Task PrivacyAsync(string player, Privacy privacy) => app.ExecuteSqlAsync(
        "UPDATE players SET privacy = @p0 WHERE name_key = @p1", privacy.ToString(), Player.KeyOf(player));

    public Task<int> KillCountAsync(string victim) => app.ReadAsync(db => db.Kills.CountAsync(kill => kill.VictimName == victim));
}

/// <summary>A player whose tracker has a key.</summary>
public sealed record Tracker(string Player, CreatedApiKey Created, ApiClient Api)
{
    public string Secret => Created.Secret;
}

/// <summary>A person with a session.</summary>
public sealed record SignedIn(User User, string Token, ApiClient Api);
