using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.Api;

public sealed class HealthTests(KillBotApp app) : AppTest(app)
{
    [Theory]
    [InlineData("/alive", "alive")]
    [InlineData("/ready", "ready")]
    public async Task A_running_server_says_so(string path, string status)
    {
        using var client = App.Client();

        var answer = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(status, answer.Text("status"));
    }
}
