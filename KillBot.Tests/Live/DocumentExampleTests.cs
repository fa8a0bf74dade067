using System.Globalization;
using System.Text.Json;
using KillBot.Tests.Support;
using KillBot.Tests.VRChat;

namespace KillBot.Tests.Live;

/// <summary>The examples of VRCIM's API document run as they stand there, with another port.</summary>
public sealed class DocumentExampleTests : IDisposable
{
    private const string JavaScript = """
        // Fetch cached users with pagination
        async function getUsers(limit = 100, offset = 0) {
          const response = await fetch(
            `http://localhost:3000/api/users/cached?limit=${limit}&offset=${offset}`
          );
          const data = await response.json();
          return data;
        }

        // Get user profile and encounters
        async function getUserProfile(userId) {
          const response = await fetch(
            `http://localhost:3000/api/users/${userId}`
          );
          const data = await response.json();
          return data;
        }

        // Connect to WebSocket for real-time updates
        const ws = new WebSocket('ws://localhost:3000');

        ws.onmessage = (event) => {
          const message = JSON.parse(event.data);
          
          switch (message.type) {
            case 'initialData':
              console.log('Initial data:', message);
              break;
            case 'log':
              console.log('New log entry:', message.log);
              break;
            case 'session':
              console.log('New session:', message.sessionUUID);
              break;
            case 'playerCount':
              console.log('Player count:', message.count);
              break;
            case 'vrchatStatus':
              console.log('VRChat running:', message.isRunning);
              break;
          }
        };
        """;

    private const string Python = """
        import requests
        import json
        from websocket import create_connection

        # Fetch cached users
        def get_users(limit=100, offset=0):
            response = requests.get(
                f'http://localhost:3000/api/users/cached',
                params={'limit': limit, 'offset': offset}
            )
            return response.json()

        # Get user profile
        def get_user_profile(user_id):
            response = requests.get(
                f'http://localhost:3000/api/users/{user_id}'
            )
            return response.json()

        # Connect to WebSocket
        ws = create_connection('ws://localhost:3000')
        message = json.loads(ws.recv())
        print(f'Received: {message}')
        """;

    private readonly LiveApp _live = new();

    [RuntimeFact("node", "--experimental-websocket", "-e", "new WebSocket('ws://127.0.0.1:9').onerror = () => process.exit(0)")]
    public async Task The_JavaScript_example_runs()
    {
        var user = Reporter.UserId();
        var reporter = await MeetAsync(user);
        using var run = new RunningExample(
            "node", "--experimental-websocket", "--no-warnings", "-e",
            OnOurPort(JavaScript) + $"\ngetUsers().then((data) => console.log('Users:', data.pagination.total));"
            + $"\ngetUserProfile('{user}').then((data) => console.log('Profile:', data.encounterCount));");
        await run.WaitForAsync("Initial data:", "VRChat running: true", "Users: 1", "Profile: 1");

        await reporter.TellAsync(Reporter.Arrive(10, Reporter.Instance()), Reporter.Join(11, Reporter.UserId()), Reporter.Join(12, Reporter.UserId()));
        await run.WaitForAsync("New log entry:", "New session:", "Player count: 2");
        await reporter.TellAsync(Reporter.Event("vrchat_stopped", 20));

        await run.WaitForAsync("VRChat running: false");
    }

    [PythonFact]
    public async Task The_Python_example_runs()
    {
        var user = Reporter.UserId();
        await MeetAsync(user);
        using var run = new RunningExample(
            PythonFactAttribute.Program!, "-u", "-c",
            OnOurPort(Python) + $"\nprint('Users:', get_users()['pagination']['total'])\nprint('Profile:', get_user_profile('{user}')['encounterCount'])");

        await run.WaitForAsync("Received: {'type': 'initialData'", "Users: 1", "Profile: 1");
    }

    [RuntimeFact("curl", "--version")]
    public async Task The_cURL_examples_of_reads_run()
    {
        var user = Reporter.UserId();
        await MeetAsync(user);

        Assert.Equal(2, (await CurlAsync("http://localhost:3000/api/logs?limit=50")).GetProperty("logs").GetArrayLength());
        Assert.Equal("100", (await CurlAsync("http://localhost:3000/api/users/cached?limit=100&offset=0")).GetProperty("pagination").Text("limit"));
        Assert.Equal(user, (await CurlAsync($"http://localhost:3000/api/users/{user}")).GetProperty("user").Text("id"));
    }

    public void Dispose() => _live.Dispose();

    private async Task<Reporter> MeetAsync(string user)
    {
        var reporter = await Reporter.CreateAsync(_live.App.Given);
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, user));
        return reporter;
    }

    private string OnOurPort(string example) =>
        example.Replace("localhost:3000", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_live.Address.Port}"), StringComparison.Ordinal);

    private async Task<JsonElement> CurlAsync(string address)
    {
        using var run = new RunningExample("curl", "-s", OnOurPort(address));
        return JsonElement.Parse(await run.OutputAsync());
    }
}
