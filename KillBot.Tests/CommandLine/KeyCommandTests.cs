using KillBot.Domain.ApiKeys;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.CommandLine;

/// <summary><c>users create</c> and <c>keys create|list|revoke</c></summary>
[Collection(ConsoleCollection.Name)]
public sealed class KeyCommandTests : IDisposable
{
    private readonly CommandLineRig _rig = new();

    [Fact]
    public async Task A_new_key_stands_alone_on_standard_output()
    {
        var result = (await _rig.RunAsync("keys", "create", "--player", "Ace")).AssertDone();

        Assert.True(ApiKeySecret.HasShape(result.Output.TrimEnd('\n')), result.Output);
    }

    [Fact]
    public async Task Keys_are_listed_and_revoked()
    {
        var secret = (await _rig.RunAsync("keys", "create", "--player", "Ace", "--name", "Desk", "--expires", "30")).AssertDone().Output;
        (await _rig.RunAsync("keys", "create", "--player", "Bob")).AssertDone();

        var fields = (await _rig.RunAsync("keys", "list", "--player", "ace")).AssertDone().Output.TrimEnd('\n').Split('\t');

        Assert.Equal(6, fields.Length);
        Assert.Equal((secret[..8], "Ace", "never", "Desk"), (fields[1], fields[2], fields[4], fields[5]));
        Assert.StartsWith("until ", fields[3], StringComparison.Ordinal);
        (await _rig.RunAsync("keys", "revoke", fields[0])).AssertDone();
        Assert.Contains("\trevoked\t", (await _rig.RunAsync("keys", "list", "--player", "Ace")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _rig.RunAsync("keys", "list")).Output.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("key_00000000000000000000000000000001")]
    [InlineData("nonsense")]
    public async Task A_key_that_is_not_there_cannot_be_revoked(string id) =>
        (await _rig.RunAsync("keys", "revoke", id)).AssertRefused(1, $"There is no key {id}.");

    [Fact]
    public async Task An_account_must_be_made_before_it_owns_a_key()
    {
        (await _rig.RunAsync("keys", "create", "--player", "Ace", "--user", "77")).AssertRefused(1, "There is no user with the Discord id 77.");

        var user = (await _rig.RunAsync("users", "create", "--discord-id", "77", "--name", "Somebody")).AssertDone();

        Assert.StartsWith("user_", user.Output, StringComparison.Ordinal);
        (await _rig.RunAsync("keys", "create", "--player", "Ace", "--user", "77", "--server", "99")).AssertDone();
    }

    [Fact]
    public async Task A_player_of_another_account_is_refused()
    {
        await _rig.RunAsync("users", "create", "--discord-id", "1", "--name", "One");
        await _rig.RunAsync("users", "create", "--discord-id", "2", "--name", "Two");
        (await _rig.RunAsync("keys", "create", "--player", "Ace", "--user", "1")).AssertDone();

        (await _rig.RunAsync("keys", "create", "--player", "ACE", "--user", "2")).AssertRefused(1, "belongs to another account");

        Assert.Single((await _rig.RunAsync("keys", "list")).Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_running_server_takes_and_refuses_keys_at_once()
    {
        await using var server = await RealServer.StartAsync();
        using var beside = new CommandLineRig { ConnectionString = server.ConnectionString };
        var secret = (await beside.RunAsync("keys", "create", "--player", "Ace")).AssertDone().Output.Trim();
        using var client = new ApiClient(server.Client(), secret);

        Assert.Equal(System.Net.HttpStatusCode.Created, (await client.PostKillAsync(new { victimId = "Bob" })).Status);
        var id = (await server.Services.GetRequiredService<ApiKeyService>().ListAsync(null, CancellationToken.None))[0].Key.Id;
        (await beside.RunAsync("keys", "revoke", $"key_{id:N}")).AssertDone();

        (await client.PostKillAsync(new { victimId = "Cid" })).AssertError(System.Net.HttpStatusCode.Unauthorized, "INVALID_TOKEN");
    }

    public void Dispose() => _rig.Dispose();
}
