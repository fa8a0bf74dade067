using KillBot.Tests.Support;
using KillBot.Tests.VRChat;

namespace KillBot.Tests.Contract;

/// <summary>
/// The published API document about VRChat is a promise as well: each of its operations answers with every key of its example, of the
/// same JSON type.
/// </summary>
public sealed class VRChatContractTests(KillBotApp app) : AppTest(app)
{
    // What VRChat tells of people is null until it was asked.
    private static readonly string[] Profile =
    [
        "bio", "bioLinks", "profilePicOverride", "currentAvatarImageUrl", "currentAvatarThumbnailImageUrl", "userIcon", "tags",
    ];

    /// <summary>Those that need a login to VRChat: see <see cref="VRChatClientContractTests"/>.</summary>
    private static readonly string[] Client = ["/api/auth/", "/api/users/:userId/live", "/api/users/:userId/refresh"];

    private readonly string _user = Reporter.UserId();

    public static TheoryData<string> Operations => [.. ContractEntry.OfVRChat
        .Select(entry => entry.Name).Where(name => !AsksVRChat(name))];

    public static bool AsksVRChat(string operation) => Client.Any(path => operation.Split(' ')[1].StartsWith(path, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_answers_what_the_document_shows(string operation)
    {
        var entry = ContractEntry.OfVRChat.Single(entry => entry.Name == operation);
        var reporter = await Reporter.CreateAsync(Given);
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, _user), Reporter.Depart(2));

        var call = ContractCall.Get(App.Client(), operation switch
        {
            "GET /api/logs" => "/api/logs?limit=50",
            "GET /api/player/:playerId" => $"/api/player/{_user}",
            "GET /api/session/:sessionUuid" => $"/api/session/{await reporter.SessionOfAsync(_user)}",
            "GET /api/users/cached" => "/api/users/cached?limit=50",
            "GET /api/users/:userId" => $"/api/users/{_user}",
            "GET /api/config" => "/api/config",
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "It is not prepared."),
        });

        await call.Allowing([.. Profile.Select(field => $"users[].{field}")]).AssertAnswersAsync(entry);
    }

    [Fact]
    public async Task People_and_worlds_have_the_fields_of_their_examples()
    {
        var examples = ContractEntry.OfVRChat.Single(entry => entry.Name == "GET /api/logs").Response!.Value.GetProperty("logs");
        var reporter = await Reporter.CreateAsync(Given);
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, _user));

        var logs = await reporter.ReadAsync("/api/logs?limit=1000", "logs");

        Assert.All(examples.EnumerateArray(), example => Assert.Empty(ContractShape.Differences(
            example, logs.First(log => log.Text("table") == example.Text("table")), [])));
    }

    [Fact]
    public void The_document_has_twelve_operations() => Assert.Equal(12, ContractEntry.OfVRChat.Count);
}
