using KillBot.Tests.FakeVRChat;
using KillBot.Tests.VRChat;

namespace KillBot.Tests.Contract;

/// <summary>The operations of the document about VRChat that ask VRChat answer with every key of their examples, of the same JSON type.</summary>
public sealed class VRChatClientContractTests(VRChatApp vrchat) : VRChatTest(vrchat)
{
    public static TheoryData<string> Operations => [.. ContractEntry.OfVRChat.Select(entry => entry.Name).Where(VRChatContractTests.AsksVRChat)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_takes_and_answers_what_the_document_shows(string operation)
    {
        var entry = ContractEntry.OfVRChat.Single(entry => entry.Name == operation);
        var user = Own.VRChat.AddUser("Somebody");
        FakeVRChatAccount account;
        if (operation == "POST /api/auth/verify-2fa")
        {
            account = Own.AddAccount("totp");
            await Own.SignInAsync(account);
        }
        else
        {
            account = await Own.SignedInAsync();
        }

        var body = operation switch
        {
            "POST /api/auth/login" => entry.Body(("username", account.Username), ("password", account.Password)),
            "POST /api/auth/verify-2fa" => entry.Body(("code", account.Code)),
            _ => null,
        };

        var call = new ContractCall(Own.App.Client(), entry.Path.Replace(":userId", user.Id, StringComparison.Ordinal), body);
        await call.AssertAnswersAsync(entry);
    }

    [Fact]
    public void Six_operations_ask_VRChat() => Assert.Equal(6, ContractEntry.OfVRChat.Count(entry => VRChatContractTests.AsksVRChat(entry.Name)));
}
