using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Discord.Interactions;

public sealed class InteractionRouterTests
{
    private const string Add = """[{ "type": 1, "name": "add", "options": [] }]""";
    private const string List = """[{ "type": 1, "name": "list", "options": [] }]""";

    [Theory]
    [InlineData("feed", Add, "FeedAddSubcommand")]
    [InlineData("feed", List, "FeedCommand")]
    [InlineData("stats", "[]", "StatsCommand")]
    public async Task A_command_goes_to_the_handler_of_its_path_or_else_of_its_name(string name, string options, string handler)
    {
        await using var bench = new Bench();

        await bench.RunAsync(Payloads.Command(name, options, permissions: "8"));

        Assert.Equal([handler], bench.Behaviour.Ran);
    }

    [Theory]
    [InlineData("page", "")]
    [InlineData("page:2", "2")]
    [InlineData("page:kills:week", "kills:week")]
    public async Task A_component_goes_by_the_prefix_of_its_custom_id(string customId, string argument)
    {
        await using var bench = new Bench();
        var seen = "none";
        bench.OnHandle = (context, token) =>
        {
            seen = context.Argument;
            return context.UpdateMessageAsync(new EditMessage { Content = "Page" }, token);
        };

        await bench.RunAsync(Payloads.Button(customId));

        Assert.Equal(argument, seen);
        var response = await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal((InteractionCallbackType.UpdateMessage, "Page"), (response.Type, response.Data!.Content));
    }

    [Fact]
    public async Task A_slow_update_and_what_follows_it_go_by_the_original_and_a_followup()
    {
        await using var bench = new Bench();
        var slow = new Gate();
        bench.OnHandle = async (context, token) =>
        {
            await slow.PassAsync();
            await context.UpdateMessageAsync(new EditMessage { Content = "Page" }, token);
            await context.RespondAsync("Also", token);
            await Assert.ThrowsAsync<InvalidOperationException>(() => context.UpdateMessageAsync(new EditMessage(), token));
        };

        await bench.StartAsync(Payloads.Button("page:2"));
        await slow.Reached;
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(InteractionCallbackType.DeferredUpdateMessage, (await bench.Rest.NextAsync<InteractionResponse>()).Type);
        slow.Open();
        await bench.IdleAsync();

        Assert.Equal("Page", (await bench.Rest.NextAsync<EditMessage>()).Content);
        Assert.Equal("Also", (await bench.Rest.NextAsync<FollowupMessage>()).Content);
    }

    [Fact]
    public async Task A_modal_is_shown_and_its_answer_finds_its_handler()
    {
        await using var bench = new Bench();
        bench.OnHandle = (context, token) => context.Interaction.Type is InteractionType.ModalSubmit
            ? context.RespondAsync($"{context.Argument} {context.Inputs.FindString("victim")}", token)
            : context.ShowModalAsync(new Modal { CustomId = "report:7", Title = "Report", Components = [new Label { Text = "Victim", Component = new TextInput { CustomId = "victim" } }] }, token);

        await bench.RunAsync(Payloads.Command("stats"));
        await bench.RunAsync(Payloads.Modal("report:7", """[{ "type": 18, "component": { "type": 4, "custom_id": "victim", "value": "Ann" } }]"""));

        var modal = await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal((InteractionCallbackType.Modal, "report:7", "Report"), (modal.Type, modal.Data!.CustomId, modal.Data.Title));
        Assert.Equal("7 Ann", (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content);
        Assert.Equal(["StatsCommand", "ReportModal"], bench.Behaviour.Ran);
    }

    [Fact]
    public async Task What_has_no_handler_is_no_longer_available()
    {
        await using var bench = new Bench();

        foreach (var interaction in new[] { Payloads.Command("old"), Payloads.Button("old:1"), Payloads.Modal("old"), Payloads.Button("") })
        {
            await bench.RunAsync(interaction);
            var response = await bench.Rest.NextAsync<InteractionResponse>();
            Assert.Equal(("This is no longer available.", MessageFlags.Ephemeral), (response.Data!.Content, response.Data.Flags));
        }
    }

    [Theory]
    [InlineData("config", "[]", "0", "You need the Manage Server permission.")]
    [InlineData("feed", List, "32", "You need the Manage Channels permission.")]
    [InlineData("feed", Add, "32", "You need the Manage Channels and Manage Webhooks permissions.")]
    [InlineData("feed", Add, "16", "You need the Manage Webhooks permission.")]
    public async Task A_missing_permission_is_named(string name, string options, string permissions, string refusal)
    {
        await using var bench = new Bench();

        await bench.RunAsync(Payloads.Command(name, options, permissions));

        var response = await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal((refusal, MessageFlags.Ephemeral), (response.Data!.Content, response.Data.Flags));
        Assert.Empty(bench.Behaviour.Ran);
    }

    [Theory]
    [InlineData("8")]
    [InlineData("32")]
    [InlineData("9223372036854775840")]
    public async Task Whoever_has_the_permission_or_is_an_administrator_gets_through(string permissions)
    {
        await using var bench = new Bench();

        await bench.RunAsync(Payloads.Command("config", "[]", permissions));

        Assert.Equal(["ConfigCommand"], bench.Behaviour.Ran);
    }

    [Fact]
    public async Task A_guild_command_is_refused_in_a_direct_message_and_others_are_not()
    {
        await using var bench = new Bench();

        await bench.RunAsync(Payloads.CommandInDm("config"));
        await bench.RunAsync(Payloads.CommandInDm("stats"));

        Assert.Equal("This only works in a server.", (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content);
        Assert.Equal(["StatsCommand"], bench.Behaviour.Ran);
    }

    [Fact]
    public async Task Texts_can_be_replaced_and_know_the_callers_language()
    {
        await using var bench = new Bench(services => services.AddSingleton<InteractionTexts, GermanTexts>());

        await bench.RunAsync(Payloads.CommandInDm("config"));

        Assert.Equal("Nur auf einem Server (de).", (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content);
    }

    [Fact]
    public async Task An_answer_comes_once_and_a_followup_after_it()
    {
        await using var bench = new Bench();
        bench.OnHandle = async (context, token) =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => context.FollowupAsync(new FollowupMessage { Content = "early" }, token));
            await Assert.ThrowsAsync<InvalidOperationException>(() => context.UpdateMessageAsync(new EditMessage(), token));
            await context.RespondAsync("One", token);
            await Assert.ThrowsAsync<InvalidOperationException>(() => context.RespondAsync("again", token));
            await context.FollowupAsync(new FollowupMessage { Content = "Two" }, token);
        };

        await bench.RunAsync(Payloads.Command("stats"));

        Assert.Equal("One", (await bench.Rest.NextAsync<InteractionResponse>()).Data!.Content);
        var followup = await bench.Rest.NextAsync<FollowupMessage>();
        Assert.Equal(("Two", MessageFlags.Ephemeral), (followup.Content, followup.Flags));
        Assert.Equal(2, bench.Rest.Calls.Count);
    }

    [Fact]
    public async Task The_context_knows_caller_place_and_languages()
    {
        await using var bench = new Bench();
        InteractionContext? seen = null;
        bench.OnHandle = (context, _) =>
        {
            seen = context;
            return Task.CompletedTask;
        };

        await bench.RunAsync(Payloads.Command("stats", permissions: "48"));

        Assert.Equal("mason", seen!.Caller.Username);
        Assert.Equal((new Snowflake(10), new Snowflake(11)), (seen.GuildId!.Value, seen.ChannelId!.Value));
        Assert.Equal(("de", "en-GB"), (seen.Locale, seen.GuildLocale));
        Assert.Equal(Permissions.ManageGuild | Permissions.ManageChannels, seen.CallerPermissions);
        Assert.True(seen.CallerHas(Permissions.ManageGuild));
        Assert.False(seen.CallerHas(Permissions.ManageRoles));
        Assert.True(seen.AppPermissions.HasFlag(Permissions.SendMessages));
    }

    private sealed class GermanTexts : InteractionTexts
    {
        public override string GuildOnly(string locale) => $"Nur auf einem Server ({locale}).";
    }
}
