using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.CommandLine;

[Collection(ConsoleCollection.Name)]
public sealed class PlayersCommandTests : IDisposable
{
    private readonly CommandLineRig _rig = new();

    [Fact]
    public async Task A_renamed_player_keeps_the_key()
    {
        await _rig.RunAsync("keys", "create", "--player", "Old");

        (await _rig.RunAsync("players", "rename", "OLD", "New")).AssertDone();

        Assert.Contains("\tNew\t", (await _rig.RunAsync("keys", "list")).Output, StringComparison.Ordinal);
        (await _rig.RunAsync("players", "rename", "old", "Newer")).AssertDone();
        Assert.Contains("\tNewer\t", (await _rig.RunAsync("keys", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_players_become_one_only_when_asked_for()
    {
        await _rig.RunAsync("keys", "create", "--player", "One");
        await _rig.RunAsync("keys", "create", "--player", "Two");

        (await _rig.RunAsync("players", "rename", "One", "Two")).AssertRefused(1, "--merge");
        (await _rig.RunAsync("players", "rename", "One", "Two", "--merge")).AssertDone();

        var keys = (await _rig.RunAsync("keys", "list", "--player", "Two")).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(2, keys.Length);
    }

    [Fact]
    public async Task Players_of_different_accounts_stay_two()
    {
        foreach (var (id, player) in (IEnumerable<(string, string)>)[("1", "One"), ("2", "Two")])
        {
            await _rig.RunAsync("users", "create", "--discord-id", id, "--name", player);
            (await _rig.RunAsync("keys", "create", "--player", player, "--user", id)).AssertDone();
        }

        (await _rig.RunAsync("players", "rename", "One", "Two", "--merge")).AssertRefused(1, "different accounts");
    }

    [Fact]
    public async Task Unknown_players_and_impossible_names_are_refused()
    {
        (await _rig.RunAsync("players", "rename", "Nobody", "New")).AssertRefused(1, "There is no player Nobody");
        (await _rig.RunAsync("players", "forget", "Nobody", "--yes")).AssertRefused(1, "There is no player Nobody");
        Assert.Equal(2, (await _rig.RunAsync("players", "rename", "Old", "new name")).ExitCode);
        Assert.Equal(2, (await _rig.RunAsync("players", "rename", "Old")).ExitCode);
        Assert.Equal(2, (await _rig.RunAsync("players")).ExitCode);
    }

    [Theory]
    [InlineData("Ace\n", 0)]
    [InlineData("ace\n", 1)]
    [InlineData("y\n", 1)]
    [InlineData("", 1)]
    public async Task A_player_is_forgotten_once_the_name_was_typed_again(string typed, int exitCode)
    {
        await _rig.RunAsync("keys", "create", "--player", "Ace");
        var input = Console.In;
        Console.SetIn(new StringReader(typed));
        try
        {
            var result = await _rig.RunAsync("players", "forget", "Ace");

            Assert.Equal(exitCode, result.ExitCode);
            Assert.Contains("This deletes Ace for ever.", result.Error, StringComparison.Ordinal);
            Assert.Equal(exitCode == 0, (await _rig.RunAsync("keys", "list")).Output.Length == 0);
        }
        finally
        {
            Console.SetIn(input);
        }
    }

    [Fact]
    public async Task A_running_server_knows_at_once_who_was_forgotten_and_who_is_called_otherwise()
    {
        await using var server = await RealServer.StartAsync();
        using var beside = new CommandLineRig { ConnectionString = server.ConnectionString };
        var secret = (await beside.RunAsync("keys", "create", "--player", "Ace")).AssertDone().Output.Trim();
        using var client = new ApiClient(server.Client(), secret);
        await client.PostKillAsync(new { victimId = "Bob", rawData = new { line = "Ace > Bob" } });
        await client.PostKillAsync(new { victimId = "Ace", isSuicide = true });

        (await beside.RunAsync("players", "rename", "Bob", "Rob")).AssertDone();
        var renamed = await client.PostKillAsync(new { victimId = "Bob", timestamp = "2025-01-01T00:00:00Z" });
        Assert.Equal(System.Net.HttpStatusCode.Created, renamed.Status);
        Assert.Equal(2, (await client.GetAsync("/api/users/Rob")).Json.GetProperty("deaths").GetArrayLength());

        (await beside.RunAsync("players", "forget", "Ace", "--yes")).AssertDone();

        (await client.PostKillAsync(new { victimId = "Cid" })).AssertError(System.Net.HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        using var anyone = new ApiClient(server.Client());
        (await anyone.GetAsync("/api/users/Ace")).AssertError(System.Net.HttpStatusCode.NotFound, "USER_NOT_FOUND");
        var list = await anyone.GetAsync("/api/kills/server/default-server");
        Assert.DoesNotContain("Ace", list.Body, StringComparison.Ordinal);
        Assert.All(list.Json.GetProperty("kills").EnumerateArray(), kill => Assert.Equal(Player.DeletedName, kill.Text("killerId")));
        Assert.Equal(2, list.Json.GetProperty("kills").GetArrayLength());
        // The name is free again, for somebody new.
        await server.Services.GetRequiredService<KillRecorder>().RecordAsync(
            [new NewKill { KillerName = "Ace", VictimName = "Rob", IsPvP = true }]);
        var rob = await anyone.GetAsync("/api/users/Rob");
        Assert.Equal(
            ["Ace", Player.DeletedName, Player.DeletedName],
            rob.Json.GetProperty("deaths").EnumerateArray().Select(death => death.GetProperty("killer").Text("username")));
    }

    public void Dispose() => _rig.Dispose();
}
