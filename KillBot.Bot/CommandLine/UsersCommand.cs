using System.CommandLine;
using KillBot.Discord;
using KillBot.Domain.Users;
using Spectre.Console;

namespace KillBot.Bot.CommandLine;

/// <summary><c>users create|forget</c></summary>
internal static class UsersCommand
{
    private const int NameLength = 64;

    public static Command Create() => new("users", "Accounts") { CreateCreate(), CreateForget() };

    private static Command CreateCreate()
    {
        var discordId = SnowflakeOption.Create("--discord-id", "The Discord id of the account.", required: true);
        var name = new Option<string>("--name") { Description = "The name of the account.", Required = true };
        name.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (string.IsNullOrWhiteSpace(text) || text.Length > NameLength || text.Any(char.IsControl))
            {
                result.AddError($"--name takes a name of 1 to {NameLength} characters.");
            }
        });
        var admin = new Option<bool>("--admin") { Description = "May administer this instance." };
        var command = new Command("create", "Make an account, or rename the one with this Discord id.") { discordId, name, admin };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            async (services, _) =>
            {
                var user = await services.GetRequiredService<UserDirectory>().SaveAsync(
                    (long)result.GetRequiredValue(discordId)!.Value.Value,
                    result.GetRequiredValue(name),
                    result.GetResult(admin) is { Implicit: false } ? result.GetValue(admin) : null);
                services.GetRequiredService<IAnsiConsole>().Profile.Out.Writer.WriteLine($"user_{user.Id:N}");
                return 0;
            },
            cancellationToken));
        return command;
    }

    private static Command CreateForget()
    {
        var discordId = SnowflakeOption.Create("--discord-id", "The Discord id of the account.", required: true);
        var yes = new Option<bool>("--yes") { Description = "Do not ask first." };
        var command = new Command(
            "forget", "Delete an account with its players, keys, links and webhooks, as /me forget does. There is no way back.") { discordId, yes };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            async (services, token) =>
            {
                var id = (long)result.GetRequiredValue(discordId)!.Value.Value;
                if (!result.GetValue(yes))
                {
                    await ConfirmAsync(id, token);
                }

                var erased = await services.GetRequiredService<AccountEraser>().EraseAsync(id);
                return erased.Existed ? 0 : throw new CommandFailedException($"There is no account with the Discord id {id}.");
            },
            cancellationToken));
        return command;
    }

    private static async Task ConfirmAsync(long discordId, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync($"This deletes all of the account {discordId} for ever. Type the id once more to go on: ");
        var answer = await Console.In.ReadLineAsync(cancellationToken);
        if (answer?.Trim() != discordId.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            throw new CommandFailedException("Nothing was deleted. To go on without a question, add --yes.");
        }
    }
}

/// <summary>An option that takes a Discord snowflake.</summary>
internal static class SnowflakeOption
{
    public static Option<Snowflake?> Create(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        Required = required,
        CustomParser = argument =>
        {
            if (Snowflake.TryParse(argument.Tokens[0].Value, out var snowflake) && snowflake.Value is > 0 and <= long.MaxValue)
            {
                return snowflake;
            }

            argument.AddError($"{name} takes a Discord id: up to 19 digits.");
            return null;
        },
    };
}
