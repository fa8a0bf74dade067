// The validator of Swagger UI is a service elsewhere; this page asks nobody but its own server.
SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
});
