using System.Globalization;
using FsCheck;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using KillBot.Domain.Logins;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;
using KillBot.Domain.Webhooks;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Webhooks;

/// <summary>Random fights while people join and leave servers, routed by the product and by a few lines of a model.</summary>
public sealed class WebhookRoutingModelTests : IAsyncLifetime, IDisposable
{
    private const int Sequences = 5;
    private const int Steps = 60;
    private const int People = 3;
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly long[] Guilds = [1001, 1002];

    /// <summary>Killer and victim, of whom the last two belong to nobody, and the server, of which the last is the default one; or a move.</summary>
    private static readonly Gen<(bool IsMove, int First, int Second, int Server)> Step = Gen.Zip(
        Gen.Elements(true, false, false, false),
        Gen.Zip(Gen.Zip(Gen.Choose(0, People + 1), Gen.Choose(0, People + 1)), Gen.Choose(0, Guilds.Length)))
        .Select(drawn => (drawn.Item1, drawn.Item2.Item1.Item1, drawn.Item2.Item1.Item2, drawn.Item2.Item2));

    private readonly TempFolder _folder = new();
    private readonly HashSet<(int Person, int Server)> _members = [];
    private readonly Guid[] _servers = new Guid[Guilds.Length + 1];
    private readonly List<(Guid Id, int Person, WebhookScope Scope, int? Server)> _hooks = [];
    private DomainHost _host = null!;

    [Fact]
    public async Task Webhooks_are_told_what_a_naive_model_says()
    {
        var number = 0;
        HashSet<(Guid Hook, Guid Kill)> expected = [];
        for (var seed = 1; seed <= Sequences; seed++)
        {
            foreach (var (isMove, first, second, server) in Gen.Eval(Steps, FsCheck.Random.StdGen.NewStdGen(seed, seed), Gen.ListOf(Steps, Step)))
            {
                if (isMove)
                {
                    await MoveAsync(first % People, server % Guilds.Length);
                    continue;
                }

                var recorded = await _host.Get<KillRecorder>().RecordAsync([new NewKill
                {
                    KillerName = NameOf(first),
                    VictimName = NameOf(second),
                    IsSuicide = first == second,
                    IsPvP = first != second,
                    ServerId = _servers[server],
                    Timestamp = Now.AddMinutes(number++),
                }]);
                expected.UnionWith(_hooks.Where(hook => IsTold(hook, first, second, server)).Select(hook => (hook.Id, recorded[0].Kill.Id)));
            }
        }

        var told = await _host.ReadAsync(db => db.OutboxItems.Where(item => item.Event == EventName.KillRecorded).ToListAsync());
        Assert.True(expected.Count > 200);
        Assert.Equal(
            expected.Select(pair => $"{Destination.Webhook(pair.Hook)} {pair.Kill}").Order(StringComparer.Ordinal),
            told.Select(item => $"{item.Destination} {item.SubjectId}").Order(StringComparer.Ordinal));
        _host.Logs.AssertQuiet();
    }

    public async Task InitializeAsync()
    {
        _host = await DomainHost.StartAsync(_folder.File("killbot.db"), new ManualTimeProvider(Now));
        for (var i = 0; i < Guilds.Length; i++)
        {
            await _host.Get<ServerDirectory>().SaveGuildAsync(Guilds[i], "Guild", null, ownerId: 1, memberCount: 1);
            _servers[i] = (await _host.Get<ServerDirectory>().FindAsync(null, Guilds[i], CancellationToken.None))!.Id;
        }

        for (var person = 0; person < People; person++)
        {
            var user = await _host.Get<UserDirectory>().SaveAsync(person + 1, NameOf(person), isAdmin: null);
            await _host.Get<ApiKeyService>().CreateAsync(new NewApiKey(NameOf(person), "Tracker", user.DiscordId, null));
            foreach (var scope in Enum.GetValues<WebhookScope>())
            {
                foreach (var server in (int?[])[null, 0, 1, Guilds.Length])
                {
                    var made = await _host.Get<WebhookService>().CreateAsync(user.Id, new WebhookChange
                    {
                        Name = "Hook",
                        Url = "https://example.com",
                        Events = [EventName.KillRecorded],
                        Scope = scope,
                        ChangesServer = true,
                        ServerId = server is { } known ? _servers[known] : null,
                    });
                    _hooks.Add((made!.Id, person, scope, server));
                }
            }
        }
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    private static string NameOf(int player) => string.Create(CultureInfo.InvariantCulture, $"Pilot-{player}");

    /// <summary>Somebody leaves a server, or joins it.</summary>
    private async Task MoveAsync(int person, int server)
    {
        if (!_members.Remove((person, server)))
        {
            _members.Add((person, server));
        }

        var guilds = _members.Where(member => member.Person == person)
            .Select(member => new DiscordGuild(Guilds[member.Server], "Guild", null, IsOwner: false, Permissions: 0));
        await _host.Get<AccountLogin>().SignInAsync(
            new DiscordProfile(person + 1, NameOf(person), "0", null, [.. guilds]), TimeSpan.FromDays(1));
    }

    private bool IsTold((Guid Id, int Person, WebhookScope Scope, int? Server) hook, int killer, int victim, int server)
    {
        bool Concerns(int asked) => asked == server || _members.Contains((killer, asked)) || _members.Contains((victim, asked));
        bool Belongs(int asked) => asked == Guilds.Length || _members.Contains((hook.Person, asked));
        var isOwn = killer == hook.Person || victim == hook.Person;
        return hook switch
        {
            { Scope: WebhookScope.Own, Server: null } => isOwn,
            { Scope: WebhookScope.Own, Server: { } only } => isOwn && Belongs(only) && Concerns(only),
            { Server: { } only } => Belongs(only) && Concerns(only),
            _ => isOwn || Enumerable.Range(0, Guilds.Length).Any(any => Belongs(any) && Concerns(any)),
        };
    }
}
