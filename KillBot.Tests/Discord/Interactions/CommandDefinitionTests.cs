using System.Text.Json;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Discord.Interactions;

public sealed class CommandDefinitionTests
{
    private static readonly ApplicationCommandDefinition Valid = new() { Name = "feed", Description = "Feeds" };

    public static TheoryData<string, ApplicationCommandDefinition> Refused { get; } = new()
    {
        { "/Feed.name", Valid with { Name = "Feed" } },
        { "/two words.name", Valid with { Name = "two words" } },
        { "/.name", Valid with { Name = "" } },
        { $"/{new string('x', 33)}.name", Valid with { Name = new string('x', 33) } },
        { "/feed\n.name", Valid with { Name = "feed\n" } },
        { "/feed.description", Valid with { Description = "" } },
        { "/feed.description", Valid with { Description = new string('x', 101) } },
        { "/feed.name_localizations", Valid with { NameLocalizations = Localized("xx", "feed") } },
        { "/feed.name_localizations[de]", Valid with { NameLocalizations = Localized("de", "Feed") } },
        { "/feed.description_localizations[de]", Valid with { DescriptionLocalizations = Localized("de", "") } },
        { "/feed.options", Valid with { Options = [.. Enumerable.Range(0, 26).Select(i => Text($"o{i}"))] } },
        { "/feed.options[1].name", Valid with { Options = [Text("a"), Text("a")] } },
        { "/feed.options[1].required", Valid with { Options = [Text("a"), Text("b") with { Required = true }] } },
        { "/feed.options", Valid with { Options = [Text("a"), Sub("b")] } },
        { "/feed.options[0].choices", Valid with { Options = [Text("a") with { Choices = [.. Enumerable.Range(0, 26).Select(i => Choice($"c{i}"))] }] } },
        { "/feed.options[0].choices[0].name", Valid with { Options = [Text("a") with { Choices = [Choice("") with { Value = "v" }] }] } },
        { "/feed.options[0].choices[0].value", Valid with { Options = [Text("a") with { Choices = [Choice("c") with { Value = 1L }] }] } },
        { "/feed.options[0].autocomplete", Valid with { Options = [Text("a") with { Autocomplete = true, Choices = [Choice("c")] }] } },
        { "/feed.options[0].channel_types", Valid with { Options = [Text("a") with { ChannelTypes = [ChannelType.GuildText] }] } },
        { "/feed.options[0].min_value", Valid with { Options = [Text("a") with { MinValue = 1 }] } },
        { "/feed.options[0].min_length", Valid with { Options = [Text("a") with { MinLength = 5, MaxLength = 4 }] } },
        { "/feed.options[0].max_length", Valid with { Options = [Text("a") with { MaxLength = 6001 }] } },
        { "/feed add.options[0].name", Valid with { Options = [Sub("add", Text("Bad"))] } },
        { "/feed add", Valid with { Options = [Sub("add", Sub("deeper"))] } },
        { "/feed set", Valid with { Options = [Group("set")] } },
        { "/feed set", Valid with { Options = [Group("set", Text("a"))] } },
        { "\"Show stats\".description", new() { Type = ApplicationCommandType.User, Name = "Show stats", Description = "No" } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_Discord_would_refuse_is_refused_with_its_path(string path, ApplicationCommandDefinition definition)
    {
        var exception = Assert.Throws<InvalidCommandDefinitionException>(definition.Validate);

        Assert.Equal(path, exception.Path);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<ApplicationCommandDefinition> Accepted { get; } = new()
    {
        Valid,
        Valid with { Name = "-_'ärger1" },
        Valid with { NameLocalizations = Localized("hi", "हिन्दी"), DescriptionLocalizations = Localized("th", "ที่") },
        Valid with { Name = new string('x', 32), Description = new string('x', 100) },
        Valid with { Options = [Group("set", Sub("on", Text("a") with { Required = true }, Text("b")))] },
        Valid with { Options = [new() { Type = ApplicationCommandOptionType.Number, Name = "n", Description = "N", Choices = [new() { Name = "One", Value = 1L }, new() { Name = "Half", Value = 0.5 }] }] },
        new() { Type = ApplicationCommandType.User, Name = "Show stats" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_Discord_takes_is_accepted(ApplicationCommandDefinition definition) => definition.Validate();

    [Fact]
    public void All_texts_together_have_up_to_8000_characters_of_the_longest_language()
    {
        // 4 + 5 for the command, 25 options of 3 + 97, and choices for the rest.
        var options = Enumerable.Range(10, 25).Select(i => Text($"o{i}") with { Description = new string('d', 97) }).ToArray();
        var filler = Enumerable.Range(0, 25).Select(i => new ApplicationCommandOptionChoice { Name = new string('n', 100), Value = new string('v', 100) }).ToArray();
        var full = Valid with { Options = [options[0] with { Choices = filler }, .. options.Skip(1)] };
        var rest = 8000 - (4 + 5 + 2500 + 5000);
        var exact = full with { Options = [.. full.Options!.SkipLast(1), options[^1] with { Choices = Fill(rest) }] };

        exact.Validate();
        var longer = exact with { DescriptionLocalizations = Localized("de", "Feeds!") };
        Assert.Equal("/feed", Assert.Throws<InvalidCommandDefinitionException>(longer.Validate).Path);
    }

    [Fact]
    public void A_definition_is_written_in_Discords_terms()
    {
        IReadOnlyList<ApplicationCommandDefinition> definitions =
        [
            Valid with
            {
                NameLocalizations = Localized("de", "feed"),
                DefaultMemberPermissions = Permissions.None,
                Contexts = [InteractionContextType.Guild],
                IntegrationTypes = [ApplicationIntegrationType.GuildInstall],
                Options = [Text("game") with { MinLength = 1, Choices = [Choice("sc")] }],
            },
        ];

        var json = JsonSerializer.Serialize(definitions, InteractionsJsonContext.Default.IReadOnlyListApplicationCommandDefinition);

        Assert.Equal("""
            [{"name":"feed","name_localizations":{"de":"feed"},"description":"Feeds","type":1,"options":[{"type":3,"name":"game","description":"Text","choices":[{"name":"sc","value":"sc"}],"min_length":1}],"default_member_permissions":"0","contexts":[0],"integration_types":[0],"nsfw":false}]
            """, json);
    }

    [Fact]
    public void A_bad_definition_two_handlers_and_an_orphan_stop_the_host()
    {
        Assert.Throws<InvalidCommandDefinitionException>(() => Routes(services => services.AddApplicationCommand<BadCommand>()));
        Assert.Contains("page", Assert.Throws<InvalidOperationException>(
            () => Routes(services => services.AddComponentHandler<PageButton>().AddComponentHandler<PageButton>())).Message, StringComparison.Ordinal);
        Assert.Contains("feed add", Assert.Throws<InvalidOperationException>(
            () => Routes(services => services.AddSubcommand<FeedAddSubcommand>())).Message, StringComparison.Ordinal);
    }

    private static InteractionRoutes Routes(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return new InteractionRoutes(services.BuildServiceProvider().GetServices<InteractionRegistration>());
    }

    private static ApplicationCommandOptionChoice[] Fill(int characters)
    {
        var choices = new List<ApplicationCommandOptionChoice>();
        for (var left = characters; left > 0; left -= 200)
        {
            var size = Math.Min(left, 200);
            choices.Add(new() { Name = new string('n', Math.Min(size, 100)), Value = new string('v', Math.Max(size - 100, 0)) });
        }

        return [.. choices];
    }

    private static Dictionary<string, string> Localized(string locale, string text) => new() { [locale] = text };

    private static ApplicationCommandOption Text(string name) => new() { Type = ApplicationCommandOptionType.String, Name = name, Description = "Text" };

    private static ApplicationCommandOption Sub(string name, params ApplicationCommandOption[] options) =>
        new() { Type = ApplicationCommandOptionType.SubCommand, Name = name, Description = "Sub", Options = options };

    private static ApplicationCommandOption Group(string name, params ApplicationCommandOption[] options) =>
        new() { Type = ApplicationCommandOptionType.SubCommandGroup, Name = name, Description = "Group", Options = options };

    private static ApplicationCommandOptionChoice Choice(string name) => new() { Name = name, Value = name };

    private sealed class BadCommand : IApplicationCommandHandler
    {
        public static ApplicationCommandDefinition Definition { get; } = new() { Name = "Bad", Description = "Bad" };

        public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
