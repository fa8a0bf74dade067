using System.CommandLine;
using System.Globalization;
using KillBot.Discord;
using KillBot.Domain.ApiKeys;
using Spectre.Console;

namespace KillBot.Bot.CommandLine;

/// <summary><c>keys create|list|revoke</c></summary>
internal static class KeysCommand
{
    private const int MaxDays = 36_500;

    public static Command Create() => new("keys", "API keys of trackers") { CreateCreate(), CreateList(), CreateRevoke() };

    private static Command CreateCreate()
    {
        var player = new Option<string>("--player") { Description = "Whose kills the key reports.", Required = true };
        player.Validators.Add(result =>
        {
            if (!ApiKeyNames.IsPlayerName(result.GetValueOrDefault<string>()))
            {
                result.AddError($"--player takes a name of 1 to {ApiKeyNames.PlayerNameLength} visible characters.");
            }
        });
        var user = SnowflakeOption.Create("--user", "The Discord id of the account that owns key and player.");
        var label = new Option<string>("--name") { Description = "What the key is for.", DefaultValueFactory = _ => "Tracker" };
        label.Validators.Add(result =>
        {
            if (!ApiKeyNames.IsName(result.GetValueOrDefault<string>()))
            {
                result.AddError($"--name takes 1 to {ApiKeyNames.NameLength} visible characters.");
            }
        });
        var server = SnowflakeOption.Create("--server", "The Discord id of the server whose feeds announce the player.");
        var expires = new Option<int?>("--expires")
        {
            Description = "Days until the key expires.",
            CustomParser = argument =>
            {
                if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                    && days is >= 1 and <= MaxDays)
                {
                    return days;
                }

                argument.AddError($"--expires takes 1 to {MaxDays} days.");
                return null;
            },
        };
        var command = new Command("create", "Make a key and print it. It cannot be shown again.") { player, user, label, server, expires };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            async (services, _) =>
            {
                var created = await services.GetRequiredService<ApiKeyService>().CreateAsync(new NewApiKey(
                    result.GetRequiredValue(player).Trim(),
                    result.GetRequiredValue(label),
                    Number(result.GetValue(user)),
                    Number(result.GetValue(server)),
                    result.GetValue(expires) is { } days ? TimeSpan.FromDays(days) : null));
                services.GetRequiredService<IAnsiConsole>().Profile.Out.Writer.WriteLine(created.Secret);
                return 0;
            },
            cancellationToken));
        return command;
    }

    private static Command CreateList()
    {
        var player = new Option<string?>("--player") { Description = "Only the keys of this player." };
        var command = new Command("list", "List keys: id, beginning, player, state, last use, name; separated by tabs.") { player };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            async (services, token) =>
            {
                var keys = await services.GetRequiredService<ApiKeyService>().ListAsync(result.GetValue(player), token);
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                var output = services.GetRequiredService<IAnsiConsole>().Profile.Out.Writer;
                foreach (var (key, playerName) in keys)
                {
                    output.WriteLine(string.Join(
                        '\t', $"key_{key.Id:N}", key.Prefix, playerName, State(key, now), Date(key.LastUsedAt), key.Name));
                }

                return 0;
            },
            cancellationToken));
        return command;
    }

    private static Command CreateRevoke()
    {
        var id = new Argument<string>("id") { Description = "The id that keys list shows: key_…" };
        var command = new Command("revoke", "Revoke a key. It is refused from that moment on.") { id };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            async (services, _) =>
            {
                var text = result.GetRequiredValue(id);
                var isId = Guid.TryParseExact(text.StartsWith("key_", StringComparison.Ordinal) ? text[4..] : text, "N", out var keyId);
                if (!isId || !await services.GetRequiredService<ApiKeyService>().RevokeAsync(keyId))
                {
                    throw new CommandFailedException($"There is no key {text}. See: keys list");
                }

                return 0;
            },
            cancellationToken));
        return command;
    }

    private static string State(ApiKey key, DateTimeOffset now) =>
        key.RevokedAt is not null ? "revoked"
        : key.ExpiresAt <= now ? "expired"
        : key.ExpiresAt is { } expires ? $"until {Date(expires)}"
        : "active";

    private static string Date(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never";

    private static long? Number(Snowflake? snowflake) => (long?)snowflake?.Value;
}
