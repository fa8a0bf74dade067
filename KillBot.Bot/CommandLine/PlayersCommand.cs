using System.CommandLine;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;

namespace KillBot.Bot.CommandLine;

/// <summary><c>players rename|forget</c></summary>
internal static class PlayersCommand
{
    public static Command Create() => new("players", "Players") { CreateRename(), CreateForget() };

    private static Command CreateRename()
    {
        var oldName = new Argument<string>("old") { Description = "The player's name, a former one does as well." };
        var newName = new Argument<string>("new") { Description = "The name from now on." };
        newName.Validators.Add(result =>
        {
            if (!PlayerHandle.IsValid(result.GetValueOrDefault<string>()))
            {
                result.AddError("The new name takes up to 64 letters, digits, dots, underscores and hyphens.");
            }
        });
        var merge = new Option<bool>("--merge") { Description = "When there is a player of the new name, make both one." };
        var command = new Command("rename", "Give a player another name. The old one keeps meaning this player.") { oldName, newName, merge };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            async (services, _) =>
            {
                var (from, to) = (result.GetRequiredValue(oldName), result.GetRequiredValue(newName));
                return await services.GetRequiredService<PlayerRegistry>().RenameAsync(from, to, result.GetValue(merge)) switch
                {
                    RenameResult.Renamed => 0,
                    RenameResult.UnknownPlayer => throw Unknown(from),
                    RenameResult.NameTaken => throw new CommandFailedException(
                        $"There is a player {to} already, or a player was called so. If both are one, add --merge."),
                    _ => throw new CommandFailedException($"{from} and {to} belong to different accounts: they cannot become one."),
                };
            },
            cancellationToken));
        return command;
    }

    private static Command CreateForget()
    {
        var name = new Argument<string>("name") { Description = "The player's name." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask first." };
        var command = new Command(
            "forget", "Delete a player with statistics and keys. In kills of others the name is taken out. There is no way back.") { name, yes };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            async (services, token) =>
            {
                var player = result.GetRequiredValue(name);
                if (!result.GetValue(yes))
                {
                    await ConfirmAsync(player, token);
                }

                return await services.GetRequiredService<PlayerRegistry>().ForgetAsync(player) ? 0 : throw Unknown(player);
            },
            cancellationToken));
        return command;
    }

    private static async Task ConfirmAsync(string player, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync($"This deletes {player} for ever. Type the name once more to go on: ");
        var answer = await Console.In.ReadLineAsync(cancellationToken);
        if (answer?.Trim() != player)
        {
            throw new CommandFailedException("Nothing was deleted. To go on without a question, add --yes.");
        }
    }

    private static CommandFailedException Unknown(string name) => new($"There is no player {name}.");
}
