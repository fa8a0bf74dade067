using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;

namespace KillBot.Tests.Contract;

/// <summary>Somebody with everything: an account, a player with a key, a server to manage, and fights with another such person.</summary>
internal sealed class ContractScene(ContractApp contract, SignedIn person, Tracker tracker, Server server)
{
    private const string Avatar = "8342729096ea3675442027381ff50dfe";

    public SignedIn Person => person;

    public Tracker Tracker => tracker;

    public string UserId => $"user_{person.User.Id:N}";

    public string ServerId => $"server_{server.Id:N}";

    public string LogFile => contract.LogFile;

    public string DiscordCode => contract.AuthorizeWithDiscord();

    public KillBotApp App => contract.App;

    public static async Task<ContractScene> CreateAsync(ContractApp contract)
    {
        var app = contract.App;
        var guildId = Given.Snowflake();
        await app.Get<ServerDirectory>().SaveGuildAsync(guildId, Given.Name("Guild"), Avatar, Given.Snowflake(), 150);
        var server = (await app.Get<ServerDirectory>().FindAsync(null, guildId, CancellationToken.None))!;
        var (person, tracker) = await AddMemberAsync(app, server);
        var (_, rival) = await AddMemberAsync(app, server);
        await FightAsync(app, server, tracker.Player, rival.Player);
        await FightAsync(app, server, rival.Player, tracker.Player);
        await app.ExecuteSqlAsync(
            "INSERT INTO server_channels (channel_id, server_id, name, type, position) VALUES (@p0, @p1, 'general', 0, 0)",
            Given.Snowflake(), server.Id);
        return new ContractScene(contract, person, tracker, server);
    }

    /// <summary>The id of a new webhook of the person's.</summary>
    public async Task<string> WebhookAsync()
    {
        var made = await person.Api.PostAsync("/api/webhooks", ContractEntry.Find("POST /api/webhooks").Body(("url", ContractApp.ClosedUrl)).ToJsonString());
        return made.Json.Text("id")!;
    }

    public async Task<SignedIn> AdministratorAsync() => await App.Given.SignInAsync(isAdmin: true);

    /// <summary>The person's player kills often enough at one place that this is worth telling.</summary>
    public async Task HuntAsync() => await App.Get<KillRecorder>().RecordAsync(
    [
        // Each in a session of its own: one evening at a place says little.
        .. Enumerable.Range(1, 20).Select(evening => new NewKill
        {
            KillerName = tracker.Player,
            VictimName = "vlk",
            VictimIsNpc = true,
            Location = "OOC_Stanton_2b_Daymar",
            ServerId = server.Id,
            Timestamp = App.Clock.GetUtcNow().AddHours(-2 * evening),
        }),
    ]);

    private static async Task<(SignedIn Person, Tracker Tracker)> AddMemberAsync(KillBotApp app, Server server)
    {
        var person = await app.Given.SignInAsync();
        var tracker = await app.Given.TrackerAsync(owner: person.User.DiscordId, guild: server.DiscordId);
        await app.ExecuteSqlAsync("UPDATE users SET avatar = @p1, discriminator = '0' WHERE id = @p0", person.User.Id, Avatar);
        await app.ExecuteSqlAsync(
            "INSERT INTO server_members (server_id, user_id, is_owner, permissions, seen_at) VALUES (@p0, @p1, 1, 8, 0)",
            server.Id, person.User.Id);
        return (person, tracker);
    }

    private static Task<Kill> FightAsync(KillBotApp app, Server server, string killer, string victim) => app.Given.KillAsync(new NewKill
    {
        KillerName = killer,
        VictimName = victim,
        Weapon = "Laser Cannon",
        Location = "Stanton System",
        ServerId = server.Id,
        IsPvP = true,
    });
}
