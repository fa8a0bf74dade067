using System.Text.Json;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeDiscord.Tests;

public class OpenApiValidatorTests
{
    [Theory]
    [InlineData("""{"content":"hello","nonce":"abc","enforce_nonce":true,"allowed_mentions":{"parse":[]}}""")]
    [InlineData("""{"content":null,"embeds":[{"title":"t","color":16777215,"fields":[{"name":"a","value":"b","inline":true}]}]}""")]
    [InlineData("""{"nonce":123456789012345678,"attachments":[{"id":0,"filename":"a.png"},{"id":"1","filename":"b.png"}]}""")]
    [InlineData("""{"allowed_mentions":{"users":[123456789012345678]}}""")]
    [InlineData("""{"components":[{"type":1,"components":[{"type":2,"style":1,"custom_id":"x","label":"X"}]}]}""")]
    public void A_message_that_Discord_takes_is_valid(string body)
    {
        var result = Validate("POST", "/channels/1/messages", body);
        Assert.Empty(result.Errors);
        Assert.Empty(result.UnknownFields);
    }

    [Theory]
    [InlineData("""{"content":5}""", "content", "STRING_TYPE_CONVERT")]
    [InlineData("""{"embeds":[{"color":16777216}]}""", "embeds.0.color", "NUMBER_TYPE_MAX")]
    [InlineData("""{"embeds":[{"color":-1}]}""", "embeds.0.color", "NUMBER_TYPE_MIN")]
    [InlineData("""{"embeds":[{"color":1.5}]}""", "embeds.0.color", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"embeds":[{"timestamp":"yesterday"}]}""", "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE")]
    [InlineData("""{"embeds":[{"fields":[{"name":"a"}]}]}""", "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"embeds":[{"url":"nowhere"}]}""", "embeds.0.url", "URL_TYPE_INVALID_URL")]
    [InlineData("""{"embeds":[{},{},{},{},{},{},{},{},{},{},{}]}""", "embeds", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"nonce":"12345678901234567890123456"}""", "nonce", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"allowed_mentions":{"parse":["all"]}}""", "allowed_mentions.parse.0", "BASE_TYPE_CHOICES")]
    [InlineData("""{"allowed_mentions":{"parse":["users","users"]}}""", "allowed_mentions.parse.1", "SET_TYPE_ALREADY_CONTAINS_VALUE")]
    [InlineData("""{"allowed_mentions":{"users":["007"]}}""", "allowed_mentions.users.0", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"components":[{"type":1,"components":[]}]}""", "components.0.components", "BASE_TYPE_BAD_LENGTH")]
    [InlineData("""{"components":[{"type":1,"components":[{"type":2,"style":9}]}]}""", "components.0.components.0.style", "BASE_TYPE_CHOICES")]
    [InlineData("[]", "", "DICT_TYPE_CONVERT")]
    public void What_is_wrong_is_named_with_its_place(string body, string path, string code)
    {
        var result = Validate("POST", "/channels/1/messages", body);
        Assert.Contains(result.Errors, error => error.Path == path && error.Code == code);
    }

    [Fact]
    public void Lengths_are_counted_in_code_points()
    {
        static string Title(int length) => JsonSerializer.Serialize(new { embeds = new[] { new { title = string.Concat(Enumerable.Repeat("😀", length)) } } });
        Assert.Empty(Validate("POST", "/channels/1/messages", Title(256)).Errors);
        Assert.NotEmpty(Validate("POST", "/channels/1/messages", Title(257)).Errors);
    }

    [Fact]
    public void Unknown_fields_are_found_at_any_depth()
    {
        var result = Validate("POST", "/channels/1/messages", """{"content":"a","colour":1,"embeds":[{"titel":"b"}]}""");
        Assert.Empty(result.Errors);
        Assert.Equal(["embeds.0.titel", "colour"], result.UnknownFields.OrderByDescending(field => field.Length));
    }

    [Theory]
    [InlineData("\"32\"", true)]
    [InlineData("32", true)]
    [InlineData("null", true)]
    [InlineData("\"many\"", false)]
    public void Permissions_of_commands_may_be_strings_of_digits(string value, bool valid)
    {
        var body = $$"""[{"name":"a","description":"b","nsfw":false,"default_member_permissions":{{value}}}]""";
        var result = Validate("PUT", "/applications/1/commands", body);
        Assert.Equal(valid, result.Errors.Count == 0);
        Assert.Empty(result.UnknownFields);
    }

    [Theory]
    [InlineData("""{"type":5}""", true)]
    [InlineData("""{"type":4,"data":{"content":"a","flags":64}}""", true)]
    [InlineData("""{"type":8,"data":{"choices":[{"name":"a","value":"b"}]}}""", true)]
    [InlineData("""{"type":9,"data":{"custom_id":"a","title":"b","components":[{"type":1,"components":[{"type":4,"custom_id":"c","style":1,"label":"d"}]}]}}""", true)]
    [InlineData("""{"type":3}""", false)]
    [InlineData("""{"type":9,"data":{"custom_id":"a","title":"b","components":[]}}""", false)]
    public void Callbacks_are_told_apart_by_their_type(string body, bool valid) =>
        Assert.Equal(valid, Validate("POST", "/interactions/1/token/callback", body).Errors.Count == 0);

    [Fact]
    public void The_operation_with_more_literal_segments_wins() =>
        Assert.Equal(
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
            OpenApiValidator.Instance.Find("PATCH", "/webhooks/1/token/messages/@original")!.Template);

    private static ValidationResult Validate(string method, string path, string body) =>
        OpenApiValidator.Instance.Find(method, path)!.Validate(JsonElement.Parse(body));
}
