using KillBot.Discord.Interactions;

namespace KillBot.Tests.Discord.Interactions;

public sealed class CommandOptionsTests
{
    private static readonly CommandOptions Options = new InteractionRequest(Payloads.Command("stats", """
        [ { "type": 3, "name": "player", "value": "Mason" }, { "type": 4, "name": "limit", "value": 5 },
          { "type": 7, "name": "gone", "value": "404" }, { "type": 9, "name": "who", "value": "6" }, { "type": 3, "name": "odd", "value": 3 } ]
        """)).Options;

    [Fact]
    public void What_is_missing_is_null_to_find_and_an_error_to_get()
    {
        Assert.Null(Options.FindString("nothing"));
        Assert.Null(Options.FindInteger("nothing"));
        Assert.Null(Options.FindBoolean("nothing"));
        Assert.Null(Options.FindUser("nothing"));
        Assert.Contains("nothing", Assert.Throws<InteractionOptionException>(() => Options.GetString("nothing")).Message, StringComparison.Ordinal);
        Assert.Throws<InteractionOptionException>(() => Options.GetInteger("nothing"));
        Assert.Throws<InteractionOptionException>(() => Options.GetChannel("nothing"));
    }

    [Fact]
    public void What_is_of_another_type_is_an_error_that_names_both()
    {
        var exception = Assert.Throws<InteractionOptionException>(() => Options.FindInteger("player"));

        Assert.Equal("The option \"player\" is String, not Integer.", exception.Message);
        Assert.Throws<InteractionOptionException>(() => Options.FindString("limit"));
        Assert.Throws<InteractionOptionException>(() => Options.FindChannel("player"));
        Assert.Throws<InteractionOptionException>(() => Options.FindString("odd"));
    }

    [Fact]
    public void A_whole_number_is_a_number_too() => Assert.Equal(5.0, Options.GetNumber("limit"));

    [Fact]
    public void An_object_that_was_not_resolved_is_missing()
    {
        Assert.Null(Options.FindChannel("gone"));
        Assert.Null(Options.FindUser("who"));
        Assert.Throws<InteractionOptionException>(() => Options.GetChannel("gone"));
    }
}
