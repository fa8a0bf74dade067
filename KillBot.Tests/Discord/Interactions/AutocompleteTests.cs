using KillBot.Discord.Interactions;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Discord.Interactions;

public sealed class AutocompleteTests
{
    private const string Typing = """[{ "type": 3, "name": "player", "value": "Ma", "focused": true }]""";

    [Fact]
    public async Task Suggestions_are_asked_for_what_is_typed()
    {
        await using var bench = new Bench();
        bench.Behaviour.Suggest = (request, _) => Choices(request.Options.Focused!.Value!.Value.AsString + "son");

        var choices = await SuggestAsync(bench);

        Assert.Equal("Mason", Assert.Single(choices).Name);
    }

    [Fact]
    public async Task No_more_than_25_fitting_ones_are_sent()
    {
        await using var bench = new Bench();
        bench.Behaviour.Suggest = (_, _) => Choices(["", new string('v', 101), .. Enumerable.Range(0, 40).Select(i => $"Player {i}")]);

        var choices = await SuggestAsync(bench);

        Assert.Equal(25, choices.Count);
        Assert.Equal("Player 0", choices[0].Name);
    }

    [Fact]
    public async Task Long_names_are_cut_to_100_characters()
    {
        await using var bench = new Bench();
        bench.Behaviour.Suggest = (_, _) => Task.FromResult<IReadOnlyList<ApplicationCommandOptionChoice>>([new() { Name = new string('n', 300), Value = 1L }]);

        Assert.Equal(100, Assert.Single(await SuggestAsync(bench)).Name.Length);
    }

    [Fact]
    public async Task A_failure_is_an_empty_list_and_in_the_log()
    {
        await using var bench = new Bench();
        bench.Behaviour.Suggest = (_, _) => throw new FormatException("broken");

        Assert.Empty(await SuggestAsync(bench));
        Assert.Contains(bench.Log.Entries, entry => entry is { Level: LogLevel.Error, Exception: FormatException });
    }

    [Fact]
    public async Task A_slow_handler_is_cut_off_in_time_whether_it_listens_or_not()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        bench.Behaviour.Suggest = async (_, _) =>
        {
            await slow.PassAsync();
            return [];
        };

        await bench.StartAsync(Payloads.Autocomplete("stats", Typing));
        await slow.Reached;
        bench.Time.Advance(new InteractionRouterOptions().AutocompleteTimeout);

        Assert.Empty((await bench.Rest.NextAsync<InteractionResponse>()).Data!.Choices!);
        slow.Open();
        await bench.IdleAsync();
    }

    [Theory]
    [InlineData("config")]
    [InlineData("board")]
    [InlineData("unknown")]
    public async Task Without_permission_or_handler_there_are_none(string command)
    {
        await using var bench = new Bench();
        bench.Behaviour.Suggest = (_, _) => Choices("secret");

        await bench.RunAsync(Payloads.Autocomplete(command, Typing));

        var response = await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal(InteractionCallbackType.ApplicationCommandAutocompleteResult, response.Type);
        Assert.Empty(response.Data!.Choices!);
    }

    private static async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(Bench bench)
    {
        await bench.RunAsync(Payloads.Autocomplete("stats", Typing));
        return (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Choices!;
    }

    private static Task<IReadOnlyList<ApplicationCommandOptionChoice>> Choices(params string[] names) =>
        Task.FromResult<IReadOnlyList<ApplicationCommandOptionChoice>>([.. names.Select(name => new ApplicationCommandOptionChoice { Name = name, Value = name })]);
}
