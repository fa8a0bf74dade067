using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord.Rest.Routes;

/// <summary>The first answer to an interaction (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object).</summary>
internal sealed class InteractionRoutes(DiscordWorld world)
{
    public IEnumerable<Route> All() => [new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", Callback)];

    private Answer Callback(Call call)
    {
        var now = world.Now;
        if (!world.Interactions.TryGetValue(call.Id("interaction_id"), out var interaction) || interaction.Token != call.Text("interaction_token"))
        {
            throw ApiError.UnknownInteraction();
        }

        if (interaction.AcknowledgedAt is not null)
        {
            throw new ApiError(400, 40060, "Interaction has already been acknowledged.");
        }

        if (now - interaction.SentAt > world.Options.InteractionDeadline)
        {
            throw ApiError.UnknownInteraction();
        }

        var type = call.Body.GetProperty("type").GetInt32();
        if (!Fits(interaction, type))
        {
            throw ApiError.InvalidForm("type", "BASE_TYPE_CHOICES", $"Callback type {type} does not fit an interaction of type {interaction.Type}.");
        }

        interaction.Acknowledge(type, call.Body.TryGetProperty("data", out var data) ? data : default, call.Files, now);
        return call.Flag("with_response") ? Answer.Ok(Response(interaction, type)) : Answer.NoContent;
    }

    /// <summary>4 and 5 make a message, 6 and 7 need one to change, 8 is for autocomplete, 9 opens a modal.</summary>
    private static bool Fits(FakeInteraction interaction, int type) => interaction.Type switch
    {
        4 => type == 8,
        3 => type is 4 or 5 or 6 or 7 or 9,
        5 => type is 4 or 5 || (type is 6 or 7 && interaction.Source is not null),
        _ => type is 4 or 5 or 9,
    };

    private static JsonObject Response(FakeInteraction interaction, int type)
    {
        var json = new JsonObject
        {
            ["interaction"] = new JsonObject
            {
                ["id"] = interaction.Id.ToString(CultureInfo.InvariantCulture),
                ["type"] = interaction.Type,
                ["response_message_id"] = interaction.Original?.Id.ToString(CultureInfo.InvariantCulture),
                ["response_message_loading"] = type == 5,
                ["response_message_ephemeral"] = interaction.IsEphemeral,
            },
        };
        if (interaction.Original is { } message)
        {
            json["resource"] = new JsonObject { ["type"] = type, ["message"] = message.ToJson() };
        }

        return json;
    }
}
