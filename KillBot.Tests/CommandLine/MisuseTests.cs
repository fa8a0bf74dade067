namespace KillBot.Tests.CommandLine;

/// <summary>Wrong arguments and wrong configuration: exit code 2 and a line that says what to change.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class MisuseTests : IDisposable
{
    private readonly CommandLineRig _rig = new();

    [Theory]
    [InlineData("users create")]
    [InlineData("users create --discord-id abc --name X")]
    [InlineData("users create --discord-id 0 --name X")]
    [InlineData("users create --discord-id -5 --name X")]
    [InlineData("users create --discord-id 18446744073709551615 --name X")]
    [InlineData("users create --discord-id 1")]
    [InlineData("keys")]
    [InlineData("keys create")]
    [InlineData("keys create --player")]
    [InlineData("keys create --player X\u200b")]
    [InlineData("keys create --player X --expires 0")]
    [InlineData("keys create --player X --expires 36501")]
    [InlineData("keys create --player X --expires soon")]
    [InlineData("keys create --player X --server guild")]
    [InlineData("keys create --player X --colour blue")]
    [InlineData("keys revoke")]
    [InlineData("keys list Ace")]
    [InlineData("key create --player X")]
    [InlineData("run the server")]
    [InlineData("--PORT 0 now")]
    [InlineData("users remove")]
    public async Task Wrong_arguments_exit_with_2_and_do_nothing(string arguments)
    {
        var result = await _rig.RunAsync(arguments.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.NotEqual("", result.Error);
        Assert.False(File.Exists(_rig.ConnectionString["Data Source=".Length..]));
    }

    [Fact]
    public async Task Names_have_a_form()
    {
        foreach (var player in (string[])["", "  ", new string('x', 65), "a\nb"])
        {
            Assert.Equal(2, (await _rig.RunAsync("keys", "create", "--player", player)).ExitCode);
        }

        Assert.Equal(2, (await _rig.RunAsync("keys", "create", "--player", "X", "--name", new string('x', 101))).ExitCode);
        Assert.Equal(2, (await _rig.RunAsync("users", "create", "--discord-id", "1", "--name", "")).ExitCode);
        Assert.Equal(2, (await _rig.RunAsync("users", "create", "--discord-id", "1", "--name", new string('x', 65))).ExitCode);
    }

    [Theory]
    [InlineData("--PORT=abc", "PORT")]
    [InlineData("--PORT=65536", "PORT")]
    [InlineData("--Storage:Provider=Foo", "Storage:Provider")]
    [InlineData("--Storage:ConnectionString=garbage", "Storage:ConnectionString")]
    [InlineData("--Storage:ConnectionString=", "Storage:ConnectionString")]
    [InlineData("--Discord:ApiBaseUrl=nonsense", "Discord:ApiBaseUrl")]
    [InlineData("--Discord:ApiBaseUrl=ftp://x", "Discord:ApiBaseUrl")]
    [InlineData("--Discord:Token=a token", "Discord:Token")]
    [InlineData("--Discord:ShardCount=0", "Discord:ShardCount")]
    [InlineData("--Discord:ShardCount=many", "Discord:ShardCount")]
    [InlineData("--RateLimits:Enabled=sometimes", "RateLimits:Enabled")]
    [InlineData("--RateLimits:AnonymousPerHour=0", "RateLimits:AnonymousPerHour")]
    [InlineData("--RateLimits:IngestPerMinute=-1", "RateLimits:IngestPerMinute")]
    [InlineData("--RateLimits:IngestPerMinute=many", "RateLimits:IngestPerMinute")]
    [InlineData("--RateLimits:LogParsingPerHour=1000001", "RateLimits:LogParsingPerHour")]
    [InlineData("--RateLimits:KeyManagementPerMinute=0", "RateLimits:KeyManagementPerMinute")]
    [InlineData("--RateLimits:WebhooksPerMinute=0", "RateLimits:WebhooksPerMinute")]
    [InlineData("--Webhooks:AllowPrivateNetworks=perhaps", "Webhooks:AllowPrivateNetworks")]
    [InlineData("--Webhooks:AllowedPorts=443", "Webhooks:AllowedPorts is a list")]
    [InlineData("--Webhooks:AllowedPorts:0=https", "Webhooks:AllowedPorts: \"https\"")]
    [InlineData("--Webhooks:AllowedPorts:0=9000-8000", "Webhooks:AllowedPorts: \"9000-8000\"")]
    [InlineData("--StarCitizen:LogDirectories=/logs", "StarCitizen:LogDirectories")]
    [InlineData("--StarCitizen:LogDirectories:0=logs", "StarCitizen:LogDirectories")]
    [InlineData("--StarCitizen:LogDirectories:0=/", "StarCitizen:LogDirectories")]
    [InlineData("--VRChat:LogDirectory=logs", "VRChat:LogDirectory")]
    [InlineData("--VRChat:LogDirectory=/", "VRChat:LogDirectory")]
    [InlineData("--VRChat:TimeZone=Nowhere/Land", "VRChat:TimeZone")]
    public async Task Wrong_configuration_exits_with_2_and_one_line_that_names_the_key(string argument, string key)
    {
        (await _rig.RunAsync(argument)).AssertRefused(2, key);
        (await _rig.RunAsync("run", argument)).AssertRefused(2, key);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_one_line_and_exit_1()
    {
        using var blocked = new CommandLineRig { ConnectionString = "Data Source=/dev/null/killbot.db" };

        (await blocked.RunAsync("keys", "list")).AssertRefused(1, "Storage:ConnectionString");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("keys create --help")]
    public async Task Help_is_on_standard_output(string arguments)
    {
        var result = (await _rig.RunAsync(arguments.Split(' '))).AssertDone();

        Assert.Contains("--", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var help = (await _rig.RunAsync("--help")).Output;

        Assert.All(["run", "users", "keys", "players", "import"], command => Assert.Contains($"  {command}", help, StringComparison.Ordinal));
    }

    public void Dispose() => _rig.Dispose();
}
