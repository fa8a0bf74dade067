using System.Net;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Players;

/// <summary>Every way to read of a player, for every level of privacy and every kind of caller.</summary>
public sealed class PrivacyTableTests(KillBotApp app) : AppTest(app)
{
    private static readonly string[] Anyone = ["anonymous", "stranger", "stranger's key", "fellow", "fellow's key", "owner", "owner's key", "admin"];
    private static readonly string[] Fellows = ["fellow", "fellow's key", "owner", "owner's key", "admin"];
    private static readonly string[] Owners = ["owner", "owner's key", "admin"];

    [Theory]
    [InlineData(Privacy.Public)]
    [InlineData(Privacy.Server)]
    [InlineData(Privacy.Private)]
    public async Task Whoever_may_not_see_a_player_reads_of_nobody(Privacy privacy)
    {
        var scene = await SceneAsync(privacy);
        var seeing = privacy switch { Privacy.Public => Anyone, Privacy.Server => Fellows, _ => Owners };
        foreach (var (caller, api) in scene.Callers)
        {
            var maySee = seeing.Contains(caller);
            foreach (var id in scene.Ids)
            {
                await ExpectAsync(api, $"/api/users/{id}", maySee, scene);
                await ExpectAsync(api, $"/api/kills/user/{id}", maySee, scene);
            }

            foreach (var list in scene.Lists)
            {
                var body = (await api.GetAsync(list)).Body;
                Assert.True(maySee == body.Contains(scene.Player, StringComparison.Ordinal), $"{caller}, {list}: {body}");
                Assert.True(maySee == body.Contains(scene.Account, StringComparison.Ordinal) || !list.Contains("/users/", StringComparison.Ordinal), body);
                Assert.True(maySee || body.Contains("a private player", StringComparison.Ordinal), $"{caller}, {list}: {body}");
            }

            var members = (await api.GetAsync($"/api/servers/{scene.Guild}")).Body;
            Assert.True(maySee == members.Contains(scene.Account, StringComparison.Ordinal), $"{caller}: {members}");
        }
    }

    [Fact]
    public async Task Private_and_unknown_players_are_told_apart_by_nothing()
    {
        var commands = new CommandRecorder();
        using var recorded = new KillBotApp
        {
            ConfigureServices = services => services.ConfigureDbContext<KillBotDbContext>(options => options.AddInterceptors(commands)),
        };
        var given = recorded.Given;
        var owner = await given.SignInAsync();
        var player = (await given.TrackerAsync(owner: owner.User.DiscordId)).Player;
        var unclaimed = (await given.TrackerAsync()).Player;
        var withoutPlayers = await given.SignInAsync();
        var (stranger, key) = (await given.SignInAsync(), await given.TrackerAsync());
        using var anyone = recorded.Client();
        foreach (var privacy in (Privacy[])[Privacy.Server, Privacy.Private])
        {
            await owner.Api.PutAsync($"/api/users/{owner.User.DiscordId}", new { privacyLevel = privacy.ToString() });
            await withoutPlayers.Api.PutAsync($"/api/users/{withoutPlayers.User.DiscordId}", new { privacyLevel = privacy.ToString() });
            await given.PrivacyAsync(unclaimed, privacy);
            foreach (var api in (ApiClient[])[anyone, stranger.Api, key.Api])
            {
                foreach (var path in (string[])["/api/users/", "/api/kills/user/", "/api/stats/user/"])
                {
                    var nobody = await AskAsync(api, path, "Nobody-at-all");
                    Assert.Equal(nobody, await AskAsync(api, path, player));
                    Assert.Equal(nobody, await AskAsync(api, path, unclaimed));
                    var noAccount = await AskAsync(api, path, "4711");
                    Assert.Equal(noAccount, await AskAsync(api, path, $"{owner.User.DiscordId}"));
                    Assert.Equal(noAccount, await AskAsync(api, path, $"{withoutPlayers.User.DiscordId}"));
                    Assert.Equal(
                        await AskAsync(api, path, $"user_{Guid.Empty:N}"),
                        await AskAsync(api, path, $"user_{(await given.PlayerAsync(unclaimed)).Id:N}"));
                }
            }
        }

        recorded.Logs.AssertQuiet();

        async Task<(string Body, int Commands)> AskAsync(ApiClient api, string path, string id)
        {
            commands.Count = 0;
            var answer = (await api.GetAsync($"{path}{id}")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
            var body = answer.Body
                .Replace(answer.Text("traceId")!, "", StringComparison.Ordinal)
                .Replace(answer.Text("instance")!, "", StringComparison.Ordinal);
            return (body, commands.Count);
        }
    }

    private static async Task ExpectAsync(ApiClient api, string path, bool maySee, Scene scene)
    {
        var answer = await api.GetAsync(path);
        if (maySee)
        {
            Assert.True(answer.Status == HttpStatusCode.OK, $"{path}: {answer.Body}");
            Assert.Contains(scene.Player, answer.Body, StringComparison.Ordinal);
        }
        else
        {
            answer.AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        }
    }

    /// <summary>A player with an account in a guild, who has killed an opponent and died by one.</summary>
    private async Task<Scene> SceneAsync(Privacy privacy)
    {
        var guild = await Given.GuildAsync();
        var guildId = guild.DiscordId!.Value;
        var owner = await Given.MemberAsync(guildId);
        var account = Given.Name("Account");
        var tracker = await Given.TrackerAsync(owner: owner.User.DiscordId, guild: guildId);
        await owner.Api.PutAsync($"/api/users/user_{owner.User.Id:N}", new { username = account, privacyLevel = privacy.ToString() });
        var opponent = Given.Name("Opponent");
        await Given.KillAsync(new NewKill { KillerName = tracker.Player, VictimName = opponent, IsPvP = true, ServerId = guild.Id });
        await Given.KillAsync(new NewKill { KillerName = opponent, VictimName = tracker.Player, IsPvP = true, ServerId = guild.Id });
        var (stranger, fellow) = (await Given.SignInAsync(), await Given.MemberAsync(guildId));
        return new Scene(
            tracker.Player,
            account,
            guildId,
            [tracker.Player, $"{owner.User.DiscordId}", $"user_{owner.User.Id:N}", $"user_{(await Given.PlayerAsync(tracker.Player)).Id:N}"],
            [$"/api/kills/server/{guildId}", $"/api/kills/user/{opponent}"],
            new Dictionary<string, ApiClient>(StringComparer.Ordinal)
            {
                ["anonymous"] = App.Client(),
                ["stranger"] = stranger.Api,
                ["stranger's key"] = (await Given.TrackerAsync(guild: (await Given.GuildAsync()).DiscordId)).Api,
                ["fellow"] = fellow.Api,
                ["fellow's key"] = (await Given.TrackerAsync(guild: guildId)).Api,
                ["owner"] = owner.Api,
                ["owner's key"] = tracker.Api,
                ["admin"] = (await Given.SignInAsync(isAdmin: true)).Api,
            });
    }

    private sealed record Scene(
        string Player,
        string Account,
        long Guild,
        IReadOnlyList<string> Ids,
        IReadOnlyList<string> Lists,
        IReadOnlyDictionary<string, ApiClient> Callers);

    private sealed class CommandRecorder : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command,
            Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData,
            Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            // What waits to be delivered is looked for all the time, whoever asks for what.
            if (!command.CommandText.Contains("outbox_messages", StringComparison.Ordinal))
            {
                Count++;
            }

            return ValueTask.FromResult(result);
        }
    }
}
