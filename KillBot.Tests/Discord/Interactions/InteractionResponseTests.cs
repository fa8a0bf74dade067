using System.Text.Json;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Tests.Discord.Interactions;

public sealed class InteractionResponseTests
{
    [Fact]
    public void A_message_carries_its_parts_and_mentions_nobody() => AssertJson(
        """{"type":4,"data":{"content":"Hi","allowed_mentions":{"parse":[]},"flags":64,"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Next","custom_id":"page:2"}]}]}}""",
        InteractionResponse.Message(new FollowupMessage
        {
            Content = "Hi",
            Flags = MessageFlags.Ephemeral,
            Components = [new ActionRow(Button.Of(ButtonStyle.Primary, "page:2", "Next"))],
        }));

    [Theory]
    [InlineData(Deferral.Ephemeral, """{"type":5,"data":{"flags":64}}""")]
    [InlineData(Deferral.Public, """{"type":5}""")]
    [InlineData(Deferral.UpdateMessage, """{"type":6}""")]
    public void A_deferral_says_who_sees_it(Deferral deferral, string json) => AssertJson(json, InteractionResponse.Deferred(deferral));

    [Fact]
    public void An_update_leaves_out_what_stays() => AssertJson(
        """{"type":7,"data":{"embeds":[],"allowed_mentions":{"parse":[]}}}""",
        InteractionResponse.Update(new EditMessage { Embeds = [] }));

    [Fact]
    public void Suggestions_keep_the_type_of_their_values() => AssertJson(
        """{"type":8,"data":{"choices":[{"name":"One","value":1},{"name":"Half","value":0.5},{"name":"Text","value":"t"}]}}""",
        InteractionResponse.Autocomplete([new() { Name = "One", Value = 1L }, new() { Name = "Half", Value = 0.5 }, new() { Name = "Text", Value = "t" }]));

    [Fact]
    public void A_modal_has_labels_around_its_inputs() => AssertJson(
        """{"type":9,"data":{"components":[{"type":18,"label":"Victim","component":{"type":4,"custom_id":"victim","style":1}}],"custom_id":"report","title":"Report"}}""",
        InteractionResponse.Form(new Modal
        {
            CustomId = "report",
            Title = "Report",
            Components = [new Label { Text = "Victim", Component = new TextInput { CustomId = "victim" } }],
        }));

    [Fact]
    public void A_modal_has_limits()
    {
        var modal = new Modal { CustomId = "m", Title = new string('t', 50), Components = [new Label { Text = "l", Component = new TextInput { CustomId = "i" } }] };

        Assert.Equal(45, modal.Title.Length);
        Assert.Throws<ArgumentException>(() => modal with { CustomId = new string('c', 101) });
        Assert.Throws<ArgumentException>(() => modal with { Components = [] });
        Assert.Throws<ArgumentException>(() => modal with { Components = [.. Enumerable.Range(1, 6).Select(i => new Label { Text = "l", Component = new TextInput { CustomId = $"i{i}" } })] });
    }

    private static void AssertJson(string expected, InteractionResponse response)
    {
        var actual = JsonSerializer.SerializeToElement(response, InteractionsJsonContext.Default.InteractionResponse);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, actual), actual.GetRawText());
    }
}
