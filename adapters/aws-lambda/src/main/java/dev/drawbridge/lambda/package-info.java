/**
 * CORS for functions on AWS Lambda behind API Gateway or a function URL.
 *
 * @see dev.drawbridge.lambda.LambdaCors
 */
@NullMarked
package dev.drawbridge.lambda;

import org.jspecify.annotations.NullMarked;
