using KillBot.Bot.Commands.Me;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Tests.Discord.Interactions;

namespace KillBot.Tests.Bot.Commands;

/// <summary>Discord's clients show commands for a while as they were.</summary>
public class OldSubcommandTests
{
    [Fact]
    public async Task A_subcommand_that_there_is_no_more_is_no_longer_available_in_the_callers_language()
    {
        await using var bench = new Bench(services => services.AddApplicationCommand<MeCommand>());

        await bench.RunAsync(Payloads.Command("me", """[{"name":"old","type":1}]"""));

        var response = await bench.Rest.NextAsync<InteractionResponse>();
        Assert.Equal(("Das gibt es nicht mehr. Ruf den Befehl noch einmal auf.", MessageFlags.Ephemeral), (response.Data!.Content, response.Data.Flags));
    }
}
